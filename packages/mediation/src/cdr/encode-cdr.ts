import type { AttributionMethod } from "@tributary/domain/attribution/types";
import type { Instant } from "@tributary/domain/period/types";
import type { ByteText } from "@tributary/domain/usage/byte-text";
import type { Direction, Service } from "@tributary/domain/usage/types";
import { CDR_COLUMNS, QUARANTINE_COLUMNS, REDRIVEN_COLUMNS } from "./columns.ts";
import { TupleWriter } from "./tuple-writer.ts";
import type { QuarantineReason } from "./types.ts";
import type { UsageRecord } from "./usage-record.ts";

/**
 * Where the fields of fixed place stand in an encoded CDR: they are known, or changed, after it was
 * encoded.
 */
export const KEY_AT = 6;
export const FILE_AT = 18;
export const QUANTITY_AT = 34;
export const CHARGE_AT = 46;
/** The record's id in its identity, which begins with when it occurred. */
export const RECORD_ID_AT = 12;
/** The file's id in an encoded row of quarantine, of what was re-driven out of it, or of a session's part. */
export const QUARANTINE_FILE_AT = 6;

/** What attribution and rating add to records that are summed together. */
export interface SharedUsage {
  readonly operatorId: string;
  readonly period: string;
  readonly zone: string;
  readonly lineCode: string;
  readonly rateVersion: number;
}

/** What they add to a single one. */
export interface RatedUsage {
  /** Safe integers: in the service's base unit, and in micros. */
  readonly ratedQuantity: number;
  readonly chargeMicros: number;
  readonly attributionMethod: AttributionMethod | null;
  /** Empty when nobody's. */
  readonly assignmentId: ByteText;
  readonly isTest: boolean;
}

/** The last columns of a tuple: those that all records of an aggregate share. */
export function encodeShared(usage: SharedUsage, agreementId: string): TupleWriter {
  const writer = new TupleWriter(256);
  writer.int4(usage.rateVersion);
  writer.text(usage.operatorId);
  writer.text(usage.period);
  writer.text(agreementId);
  writer.text(usage.zone);
  writer.text(usage.lineCode);
  return writer;
}

/** Of the columns from the count of columns to the charge. */
const FIXED_BYTES = 54;

/**
 * Makes a record's columns those of a CDR, up to the columns that it shares, with room for its key and its
 * file's id. The record stays where it is: what is known only now is written before it. Answers where the CDR
 * begins; `before` bytes are left free there.
 */
export function encodeCdr(record: UsageRecord, usage: RatedUsage, before: number): number {
  const { writer, sourceChargeMicros } = record;
  const { bytes, from, to } = usage.assignmentId;
  const tag = (usage.isTest ? TEST_TAGS : TAGS)[usage.attributionMethod ?? "none"];
  const charge = sourceChargeMicros === null ? 4 : 12;
  const size = FIXED_BYTES + charge + tag.position + 4 + to - from;
  record.makeRoom(before + size);
  const behind = writer.position;
  const begin = record.start - size;
  writer.position = begin;
  writer.int16(CDR_COLUMNS.length);
  writer.int8Number(0);
  writer.int4(0);
  writer.int4(record.recordNumber);
  writer.int8Number(usage.ratedQuantity);
  writer.int8Number(usage.chargeMicros);
  writer.int8(sourceChargeMicros);
  writer.encoded(tag, 0, tag.position);
  if (from === to) writer.text(null);
  else writer.textBytes(bytes, from, to);
  writer.position = behind;
  return begin;
}

type Tags = Readonly<Record<AttributionMethod | "none", TupleWriter>>;

/** The columns that say whether usage is a test's and how it was attributed: there are few, written once. */
const TAGS = tagsOf(false);
const TEST_TAGS = tagsOf(true);

function tagsOf(isTest: boolean): Tags {
  const tag = (method: AttributionMethod | null): TupleWriter => {
    const writer = new TupleWriter(32);
    writer.boolean(isTest);
    writer.text(method);
    return writer;
  };
  return {
    ...{ imsi: tag("imsi"), iccid: tag("iccid"), msisdn: tag("msisdn") },
    range: tag("range"),
    none: tag(null),
  };
}

/** A stored record's identity. */
export interface StoredIdentity {
  readonly occurredAt: Instant;
  readonly recordId: string | null;
  readonly imsi: string | null;
  readonly iccid: string | null;
  readonly msisdn: string | null;
  readonly otherParty: string | null;
  readonly service: Service;
  readonly direction: Direction;
  readonly chargingId: string | null;
  readonly durationSeconds: number;
  readonly volumeBytes: bigint;
}

/** Writes the identity columns of a stored record; answers the position behind those that count. */
export function encodeIdentity(writer: TupleWriter, record: StoredIdentity): number {
  writer.timestamp(record.occurredAt);
  writer.text(record.recordId);
  writer.text(record.imsi);
  writer.text(record.iccid);
  writer.text(record.msisdn);
  writer.text(record.otherParty);
  writer.text(record.service);
  writer.text(record.direction);
  writer.text(record.chargingId);
  const end = writer.position;
  writer.reserve(64);
  writer.int4(record.durationSeconds);
  writer.int8(record.volumeBytes);
  return record.recordId === null ? writer.position : end;
}

export interface QuarantinedRow {
  readonly operatorId: string;
  readonly recordNumber: number;
  readonly reason: QuarantineReason;
  readonly detail: string;
  readonly bytes: Buffer;
  readonly valueMicros: bigint | null;
  readonly occurredAt: number | null;
  readonly isCut: boolean;
}

/** Appends a quarantined row with room for its file's id. */
export function encodeQuarantined(writer: TupleWriter, row: QuarantinedRow): void {
  writer.reserve(256);
  writer.int16(QUARANTINE_COLUMNS.length);
  writer.int4(0);
  writer.int4(row.recordNumber);
  writer.text(row.reason);
  writer.text(row.detail.replaceAll("\0", ""));
  writer.raw(row.bytes);
  writer.reserve(64);
  writer.int8(row.valueMicros);
  writer.timestamp(row.occurredAt);
  writer.text(row.operatorId);
  writer.reserve(8);
  writer.boolean(row.isCut);
}

/** Appends the mark that a quarantined record was taken up, with room for the re-drive's id. */
export function encodeRedriven(writer: TupleWriter, operatorId: string, quarantineId: bigint): void {
  writer.reserve(64);
  writer.int16(REDRIVEN_COLUMNS.length);
  writer.int4(0);
  writer.int8(quarantineId);
  writer.text(operatorId);
}
