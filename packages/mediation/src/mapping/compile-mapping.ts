import type { UsageRecord } from "../cdr/types.ts";
import { compileWhen } from "./compile-condition.ts";
import { compileCharge, compileDuration, compileVolume } from "./compile-measure.ts";
import { compileNumber } from "./compile-number.ts";
import { compilePhone, compileText, compileTexts } from "./compile-text.ts";
import { compileTime } from "./compile-time.ts";
import { compileValueMap } from "./compile-value-map.ts";
import { compileZone, type ZoneOf } from "./compile-zone.ts";
import { columnFinder, type FindColumn, type Read } from "./read-field.ts";
import type { SourceMapping } from "./schema.ts";

/** `isFolded`: the time stood in a repeated hour, and the fold rule chose its instant. */
export interface ReadRecord {
  readonly record: UsageRecord;
  readonly isFolded: boolean;
}

export interface CompiledMapping {
  /** Throws `INPUT_INVALID` with the field that is wrong. */
  readonly readRecord: (fields: readonly string[], recordNumber: number) => ReadRecord;
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
  const readNumber = compileNumber(mapping.numbers);
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
  const duration = compileDuration(mapping.duration, readNumber, findColumn);
  const volume = compileVolume(mapping.volume, readNumber, findColumn);
  const sourceCharge = compileCharge(mapping.sourceCharge, readNumber, findColumn);
  return (fields, recordNumber) => {
    const time = occurredAt(fields);
    const kind = service(fields);
    const record: UsageRecord = {
      recordNumber,
      recordId: recordId(fields),
      occurredAt: time.instant,
      imsi: imsi(fields),
      iccid: iccid(fields),
      msisdn: msisdn(fields),
      otherParty: otherParty(fields),
      service: kind,
      direction: direction?.(fields) ?? (kind === "data" ? "none" : "mo"),
      visitedPlmn: visitedPlmn(fields),
      apn: apn(fields),
      chargingId: chargingId(fields),
      durationSeconds: duration(fields),
      volumeBytes: volume(fields),
      sourceChargeMicros: sourceCharge(fields),
    };
    return { record, isFolded: time.isFolded };
  };
}
