import { UsageRecord, type WrittenText } from "../cdr/usage-record.ts";
import type { Fields } from "../row/fields.ts";
import { createKnownTexts } from "../row/known-texts.ts";
import { compileWhen } from "./compile-condition.ts";
import { compileCharge, compileDuration, compileVolume } from "./compile-measure.ts";
import { compileNumber } from "./compile-number.ts";
import { compilePhone, compileText, compileTexts, type MappedText } from "./compile-text.ts";
import { compileTime } from "./compile-time.ts";
import { compileValueMap } from "./compile-value-map.ts";
import { compileZone, type ZoneOf } from "./compile-zone.ts";
import { columnFinder, type FindColumn, type Read } from "./read-field.ts";
import type { SourceMapping } from "./schema.ts";

export interface CompiledMapping {
  /** A row's record, good until the next is read. Throws `INPUT_INVALID` with the field that is wrong. */
  readonly readRecord: (fields: Fields, recordNumber: number) => UsageRecord;
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
  const recordId = compileTexts(mapping.recordId, findColumn);
  const occurredAt = compileTime(mapping.occurredAt, findColumn);
  const imsi = compileText(mapping.imsi, findColumn);
  const iccid = compileText(mapping.iccid, findColumn);
  const msisdn = compilePhone(mapping.msisdn, findColumn);
  const otherParty = compilePhone(mapping.otherParty, findColumn);
  const service = compileValueMap("service", mapping.service, findColumn);
  const direction =
    mapping.direction === undefined ? null : compileValueMap("direction", mapping.direction, findColumn);
  const visitedPlmn = compileText(mapping.visitedPlmn, findColumn);
  const apn = compileText(mapping.apn, findColumn);
  const chargingId = compileText(mapping.chargingId, findColumn);
  const duration = compileDuration(mapping.duration, numbers, findColumn);
  const volume = compileVolume(mapping.volume, numbers, findColumn);
  const sourceCharge = compileCharge(mapping.sourceCharge, numbers, findColumn);
  const record = new UsageRecord();
  const { writer } = record;
  const textOf = createKnownTexts();
  const write = (fields: Fields, { write: append }: MappedText, text: WrittenText): void => {
    const start = writer.position;
    append(fields, writer);
    text.place(writer, start);
  };
  return (fields, recordNumber) => {
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
    writer.position = 0;
    writer.timestamp(record.occurredAt);
    write(fields, recordId, record.recordId);
    write(fields, imsi, record.imsi);
    write(fields, iccid, record.iccid);
    write(fields, msisdn, record.msisdn);
    write(fields, otherParty, record.otherParty);
    writer.text(record.service);
    writer.text(record.direction);
    write(fields, chargingId, record.chargingId);
    record.endIdentity();
    write(fields, visitedPlmn, record.visitedPlmn);
    write(fields, apn, record.apn);
    const { bytes, from, to } = record.visitedPlmn;
    record.network = from === to ? null : textOf(bytes, from, to);
    return record;
  };
}
