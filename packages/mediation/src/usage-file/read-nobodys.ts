import type { MediationDb } from "@tributary/db/doors/mediation-db";
import type { NobodysPlace, NobodysRecord } from "@tributary/db/doors/nobodys-usage";
import type { CalendarDay } from "@tributary/domain/period/calendar";
import type { Instant } from "@tributary/domain/period/types";
import type { Direction, Service } from "@tributary/domain/usage/types";
import { UsageRecord, type WrittenText } from "../cdr/usage-record.ts";
import type { Aggregate } from "../pipeline/aggregates.ts";
import type { HourCounts } from "../pipeline/crowded-spans.ts";
import type { Accepted } from "../pipeline/judge-record.ts";
import type { PreparedSource } from "../pipeline/prepare-source.ts";
import type { OriginalFile } from "../pipeline/sort-again.ts";
import { createAcceptedSpool } from "../pipeline/spool-accepted.ts";
import { createInterner, type UsageKind } from "../pipeline/usage-kind.ts";
import type { Spool } from "../spool/spool.ts";
import type { ReadAgainInput } from "./read-again.ts";

/** Usage that was nobody's and is somebody's now, spooled for its operators. */
export interface NobodysReading {
  readonly looked: number;
  /** Where those records stand that are somebody's now. */
  readonly places: readonly NobodysPlace[];
  readonly aggregates: readonly Aggregate[];
  readonly firstOccurredAt: Instant | null;
  readonly lastOccurredAt: Instant | null;
  readonly hours: HourCounts;
}

const PAGE = 20_000;

/** Asks again whose a file's usage is that was nobody's. What it costs was decided when it came: it stays. */
export async function readNobodys(
  db: MediationDb,
  { source, onProgress, signal }: Pick<ReadAgainInput, "source" | "onProgress" | "signal">,
  original: OriginalFile,
  spool: Spool,
): Promise<NobodysReading> {
  const accepted = createAcceptedSpool(spool, source.agreementId);
  const record = new UsageRecord();
  const judge = createJudge(source, original.receivedAt);
  const places: NobodysPlace[] = [];
  let looked = 0;
  for (let after: NobodysPlace | null = null; ; ) {
    signal?.throwIfAborted();
    const page = { fileId: original.id, after, limit: PAGE };
    const records: NobodysRecord[] = await db.fileTransaction((file) => file.nobodysUsage(page));
    for (const found of records) {
      fill(record, found);
      const judgement = judge(record, found);
      if (judgement === null) continue;
      accepted.add(record, judgement);
      places.push({ occurredAt: found.occurredAt, key: found.key });
    }
    looked += records.length;
    spool.relieve();
    onProgress?.({ phase: "reading", rows: looked });
    const last = records[records.length - 1];
    if (last === undefined || records.length < PAGE) break;
    after = last;
  }
  return { looked, places, aggregates: accepted.aggregates(), ...accepted.span() };
}

/** Says whose a record is now; null when it is still nobody's. */
function createJudge(source: PreparedSource, receivedAt: Instant) {
  const kindOf = createInterner<UsageKind>();
  const dayOf = createInterner<CalendarDay>();
  return (record: UsageRecord, found: NobodysRecord): Accepted | null => {
    const tag = source.attribute(record, found.occurredAt);
    if (tag.status !== "attributed") return null;
    const { occurredAt: startedAt, durationSeconds } = found;
    const times = { startedAt, endedAt: startedAt + durationSeconds * 1000, receivedAt };
    const { instant, version } = source.versions(times);
    if (version === null) return null;
    const { day, utcPeriod } = version.calendar(instant);
    const { period, zone, lineCode, rateVersion } = found;
    const { service, direction } = record;
    return {
      status: "accepted",
      operatorId: tag.operatorId,
      kind: kindOf({ service, direction, zone, lineCode, rateVersion }),
      calendarDay: dayOf({ day, period, utcPeriod }),
      ratedQuantity: Number(found.ratedQuantity),
      chargeMicros: Number(found.chargeMicros),
      attributionMethod: tag.method,
      assignmentId: tag.assignmentId,
      isTest: tag.isTest,
    };
  };
}

/** Writes a stored record as it is written when a file is read. */
function fill(record: UsageRecord, found: NobodysRecord): void {
  const { writer } = record;
  const write = (text: string | null, place: WrittenText): void => {
    const start = writer.position;
    writer.text(text);
    place.place(writer, start);
  };
  record.recordNumber = found.recordNumber;
  record.occurredAt = found.occurredAt;
  record.service = found.service as Service;
  record.direction = found.direction as Direction;
  record.durationSeconds = found.durationSeconds;
  record.volumeBytes = Number(found.volumeBytes);
  record.sourceChargeMicros = found.sourceChargeMicros;
  record.network = found.visitedPlmn;
  record.begin();
  writer.timestamp(found.occurredAt);
  write(found.recordId, record.recordId);
  write(found.imsi, record.imsi);
  write(found.iccid, record.iccid);
  write(found.msisdn, record.msisdn);
  write(found.otherParty, record.otherParty);
  writer.text(found.service);
  writer.text(found.direction);
  write(found.chargingId, record.chargingId);
  record.endIdentity();
  write(found.visitedPlmn, record.visitedPlmn);
  write(found.apn, record.apn);
  record.finish();
}
