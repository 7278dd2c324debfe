import type { UsageRecord } from "../cdr/usage-record.ts";
import type { Fields } from "../row/fields.ts";
import { createKnownTexts } from "../row/known-texts.ts";
import { compileColumns } from "./compile-columns.ts";
import { compileWhen } from "./compile-condition.ts";
import { compileCharge, compileDuration, compileVolume } from "./compile-measure.ts";
import { compileNumber } from "./compile-number.ts";
import { compilePhone, compileText, compileTexts } from "./compile-text.ts";
import { compileTime } from "./compile-time.ts";
import { compileValueMap } from "./compile-value-map.ts";
import { compileZone, type ZoneOf } from "./compile-zone.ts";
import { columnFinder, type FindColumn, type Read } from "./read-field.ts";
import type { SourceMapping } from "./schema.ts";

export interface CompiledMapping {
  /** Reads a row's record into `record`. Throws `INPUT_INVALID` with the field that is wrong. */
  readonly readRecord: (fields: Fields, recordNumber: number, record: UsageRecord) => UsageRecord;
  readonly zoneOf: ZoneOf;
  /** The reason for which a row is no usage, or null. */
  readonly skipReason: Read<string | null>;
}

/**
 * Compiles a mapping for files with this header row (null: columns by position only).
 *
 * Throws  {@link DomainError} `FILE_UNREADABLE`, `MAPPING_INVALID`, `ZONE_UNKNOWN`.
 */
export function compileMapping(mapping: SourceMapping, header: readonly string[] | null): CompiledMapping {
  const findColumn = columnFinder(header);
  return {
    readRecord: compileRecord(mapping, findColumn),
    zoneOf: compileZone(mapping.zone, findColumn),
    skipReason: compileSkip(mapping, findColumn),
  };
}

function compileSkip(mapping: SourceMapping, findColumn: FindColumn): Read<string | null> {
  const rules = mapping.skip.map(({ when, reason }) => ({ holds: compileWhen(when, findColumn), reason }));
  return (fields) => {
    for (const { holds, reason } of rules) if (holds(fields)) return reason;
    return null;
  };
}

function compileRecord(mapping: SourceMapping, findColumn: FindColumn): CompiledMapping["readRecord"] {
  const numbers = compileNumber(mapping.numbers);
  const occurredAt = compileTime(mapping.occurredAt, findColumn);
  const writeColumns = compileColumns({
    recordId: compileTexts(mapping.recordId, findColumn),
    imsi: compileText(mapping.imsi, findColumn),
    iccid: compileText(mapping.iccid, findColumn),
    msisdn: compilePhone(mapping.msisdn, findColumn),
    otherParty: compilePhone(mapping.otherParty, findColumn),
    chargingId: compileText(mapping.chargingId, findColumn),
    visitedPlmn: compileText(mapping.visitedPlmn, findColumn),
    apn: compileText(mapping.apn, findColumn),
  });
  const service = compileValueMap("service", mapping.service, findColumn);
  const direction =
    mapping.direction === undefined ? null : compileValueMap("direction", mapping.direction, findColumn);
  const duration = compileDuration(mapping.duration, numbers, findColumn);
  const volume = compileVolume(mapping.volume, numbers, findColumn);
  const sourceCharge = compileCharge(mapping.sourceCharge, numbers, findColumn);
  const networkOf = createKnownTexts((text) => text || null);
  return (fields, recordNumber, record) => {
    const { writer } = record;
    const time = occurredAt(fields);
    const kind = service(fields);
    record.recordNumber = recordNumber;
    record.occurredAt = time.instant;
    record.isFolded = time.isFolded;
    record.service = kind;
    record.direction = direction?.(fields) ?? (kind === "data" ? "none" : "mo");
    record.durationSeconds = duration(fields);
    record.volumeBytes = volume(fields);
    record.sourceChargeMicros = sourceCharge(fields);
    record.begin();
    writer.reserve(64);
    writer.timestamp(record.occurredAt);
    writeColumns(fields, record);
    record.finish();
    const { bytes, from, to } = record.visitedPlmn;
    record.network = networkOf(bytes, from, to);
    return record;
  };
}
