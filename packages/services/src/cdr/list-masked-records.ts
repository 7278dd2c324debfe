import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { periodOf } from "@tributary/domain/period/period";
import type { PeriodLabel } from "@tributary/domain/period/types";
import { maskIdentifier } from "./mask-identifier.ts";

/** One usage record without anything that names a subscriber, and without its cost. */
export interface MaskedRecord {
  readonly occurredAt: Date;
  readonly service: string;
  readonly direction: string;
  readonly zone: string;
  readonly visitedPlmn: string | null;
  readonly lineCode: string;
  readonly msisdn: string | null;
  readonly imsi: string | null;
  readonly otherParty: string | null;
  readonly durationSeconds: number;
  readonly volumeBytes: bigint;
}

/** Where a page ends: the last record on it. */
export interface RecordPlace {
  readonly occurredAt: Date;
  readonly key: bigint;
}

export interface RecordRequest {
  readonly period: PeriodLabel;
  readonly service?: string;
  readonly after?: RecordPlace;
}

const ROWS = 50;
/** No zone is further from UTC than this. */
const WIDEST_OFFSET = 14 * 3_600_000;

/** Lists an operator's records of a period, the latest first, with masked identifiers. */
export async function listMaskedRecords(
  { usage }: Pick<OperatorDb, "usage">,
  { period, service, after }: RecordRequest,
): Promise<{ readonly rows: readonly MaskedRecord[]; readonly next: RecordPlace | null }> {
  const { startsAt, endsAt } = periodOf(period, "UTC");
  const found = await usage.cdr.findMany({
    where: {
      period,
      service,
      // The months the period can lie in, so that no other partition is looked at.
      occurredAt: { gte: new Date(startsAt - WIDEST_OFFSET), lt: new Date(endsAt + WIDEST_OFFSET) },
      ...(after === undefined ? {} : { OR: earlierThan(after) }),
    },
    orderBy: [{ occurredAt: "desc" }, { key: "desc" }],
    take: ROWS + 1,
    select: {
      key: true,
      occurredAt: true,
      service: true,
      direction: true,
      zone: true,
      visitedPlmn: true,
      lineCode: true,
      msisdn: true,
      imsi: true,
      otherParty: true,
      durationSeconds: true,
      volumeBytes: true,
    },
  });
  const shown = found.slice(0, ROWS);
  const last = shown.at(-1);
  const next = found.length > ROWS && last !== undefined ? placeOf(last) : null;
  return { rows: shown.map(masked), next };
}

function earlierThan({ occurredAt, key }: RecordPlace) {
  return [{ occurredAt: { lt: occurredAt } }, { occurredAt, key: { lt: key } }];
}

function placeOf({ occurredAt, key }: RecordPlace): RecordPlace {
  return { occurredAt, key };
}

function masked({ key: _, msisdn, imsi, otherParty, ...record }: MaskedRecord & RecordPlace): MaskedRecord {
  return {
    ...record,
    msisdn: maskIdentifier(msisdn),
    imsi: maskIdentifier(imsi),
    otherParty: maskIdentifier(otherParty),
  };
}
