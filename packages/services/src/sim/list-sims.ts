import type { OperatorTables } from "@tributary/db/doors/operator-db";
import type { SimKind, SimStatus } from "@tributary/domain/sim/types";

export interface SimsRequest {
  readonly statuses?: readonly SimStatus[];
  readonly kind?: SimKind;
  /** Part of an ICCID, an IMSI or a batch's name. */
  readonly search?: string;
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
}

export interface ListedSim {
  readonly iccid: string;
  readonly kind: SimKind;
  readonly status: SimStatus;
  readonly isTest: boolean;
  readonly batch: string;
  readonly imsis: readonly string[];
  /** The number of the subscriber who has it. */
  readonly holder: string | null;
  readonly createdAt: Date;
  /** It can be given out from then on; null: at once. */
  readonly availableFrom: Date | null;
}

/**
 * Lists the SIMs of an operator's inventory, the latest first.
 *
 * Shape   one page of `rows`; `total` counts all that the request matches, `byStatus` all that there are.
 */
export async function listSims(
  tx: Pick<OperatorTables, "simCard">,
  { statuses = [], kind, search = "", page, pageSize }: SimsRequest,
) {
  const contains = { contains: search.trim(), mode: "insensitive" as const };
  const where = {
    ...(statuses.length === 0 ? {} : { status: { in: [...statuses] } }),
    ...(kind === undefined ? {} : { kind }),
    ...(search.trim() === ""
      ? {}
      : { OR: [{ iccid: contains }, { batch: contains }, { imsis: { some: { imsi: contains } } }] }),
  };
  const [rows, total, groups] = await Promise.all([
    tx.simCard.findMany({
      where,
      include: {
        imsis: { select: { imsi: true } },
        holders: { where: { validUntil: null }, select: { subscriber: { select: { number: true } } } },
      },
      orderBy: [{ createdAt: "desc" }, { iccid: "asc" }],
      skip: (page - 1) * pageSize,
      take: pageSize,
    }),
    tx.simCard.count({ where }),
    tx.simCard.groupBy({ by: ["status"], _count: { _all: true } }),
  ]);
  return {
    rows: rows.map(
      ({ iccid, kind: made, status, isTest, batch, imsis, holders, ...dates }): ListedSim => ({
        ...{ iccid, kind: made as SimKind, status: status as SimStatus, isTest, batch },
        ...{ createdAt: dates.createdAt, availableFrom: dates.availableFrom },
        imsis: imsis.map(({ imsi }) => imsi).sort(),
        holder: holders[0]?.subscriber.number ?? null,
      }),
    ),
    total,
    byStatus: new Map(groups.map(({ status, _count }) => [status as SimStatus, _count._all])),
  };
}
