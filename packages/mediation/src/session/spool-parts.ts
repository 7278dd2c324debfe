import { createHash } from "node:crypto";
import { stringOf } from "@tributary/domain/usage/byte-text";
import { sessionKey } from "@tributary/domain/usage/session-key";
import type { UsageRecord } from "../cdr/usage-record.ts";
import { compileSession } from "../mapping/compile-session.ts";
import { columnFinder } from "../mapping/read-field.ts";
import { partitionKey } from "../pipeline/partition.ts";
import type { PreparedSource } from "../pipeline/prepare-source.ts";
import type { Fields } from "../row/fields.ts";
import type { Spool } from "../spool/spool.ts";

/** The spool's name for rows of `session_part`, which are no operator's. */
export const SESSION_PARTS = { operatorId: "-", target: "session_part" } as const;

export const SESSION_PART_COLUMNS = [
  "file_id",
  "record_number",
  "source_id",
  "session",
  "gateway",
  "charging_id",
  "number",
  "occurred_at",
] as const;

/** Notes a record's place in its session, whatever becomes of the record. */
export type NotePart = (fields: Fields, record: UsageRecord) => void;

/** Notes which partial records a file holds; does nothing for sources without sessions. */
export function createPartNoter(
  { id: sourceId, mapping }: Pick<PreparedSource, "id" | "mapping">,
  header: readonly string[] | null,
  spool: Spool,
): NotePart {
  if (mapping.session === undefined) return () => undefined;
  const placeOf = compileSession(mapping.session, columnFinder(header));
  return (fields, { recordNumber, imsi, occurredAt }) => {
    const place = placeOf(fields);
    if (place === null) return;
    const { gateway, chargingId, number } = place;
    const session = hashOf(sessionKey({ gateway, chargingId, imsi: stringOf(imsi) }));
    const buffer = spool.buffer(partitionKey(SESSION_PARTS));
    buffer.open();
    const { writer } = buffer;
    writer.reserve(128);
    writer.int16(SESSION_PART_COLUMNS.length);
    writer.int4(0);
    writer.int4(recordNumber);
    writer.text(sourceId);
    writer.reserve(32);
    writer.int8(session);
    writer.text(gateway);
    writer.text(chargingId);
    writer.reserve(32);
    writer.int4(number);
    writer.timestamp(occurredAt);
    buffer.close({ high: recordNumber, low: 0 });
  };
}

function hashOf(key: string): bigint {
  return createHash("sha256").update(key).digest().readBigInt64BE(0);
}
