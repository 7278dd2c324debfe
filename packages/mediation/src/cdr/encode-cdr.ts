import { CDR_COLUMNS, QUARANTINE_COLUMNS, REDRIVEN_COLUMNS } from "./columns.ts";
import type { TupleWriter } from "./tuple-writer.ts";
import type { QuarantineReason, UsageRecord } from "./types.ts";

/**
 * Where the fields of fixed place stand in an encoded CDR: they are known, or changed, after it was
 * encoded.
 */
export const KEY_AT = 6;
export const FILE_AT = 18;
export const QUANTITY_AT = 34;
export const CHARGE_AT = 46;
export const IDENTITY_AT = 54;
export const RECORD_ID_AT = 66;
/** The file's id in an encoded row of quarantine, of what was re-driven out of it, or of a session's part. */
export const QUARANTINE_FILE_AT = 6;

/** What attribution and rating add to a record. */
export interface RatedUsage {
  readonly operatorId: string;
  readonly agreementId: string;
  readonly period: string;
  readonly zone: string;
  readonly lineCode: string;
  readonly rateVersion: number;
  readonly ratedQuantity: bigint;
  readonly chargeMicros: bigint;
  readonly attributionMethod: string | null;
  readonly assignmentId: string | null;
  readonly isTest: boolean;
}

/** The fields by which a record is known again. */
export type RecordIdentity = Pick<
  UsageRecord,
  | "occurredAt"
  | "recordId"
  | "imsi"
  | "iccid"
  | "msisdn"
  | "otherParty"
  | "service"
  | "direction"
  | "chargingId"
  | "durationSeconds"
  | "volumeBytes"
>;

/**
 * Appends a CDR with room for its key and its file's id; answers where its identity ends.
 * A source's own record id stands for the record's measures; without one they are part of what it is.
 */
export function encodeCdr(writer: TupleWriter, record: UsageRecord, usage: RatedUsage): number {
  const start = writer.position;
  writer.reserve(512);
  writer.int16(CDR_COLUMNS.length);
  writer.int8(0n);
  writer.int4(0);
  writer.int4(record.recordNumber);
  writer.int8(usage.ratedQuantity);
  writer.int8(usage.chargeMicros);
  const identityEnd = encodeIdentity(writer, record) - start;
  writer.reserve(512);
  writer.int8(record.sourceChargeMicros);
  writer.int4(usage.rateVersion);
  writer.boolean(usage.isTest);
  writer.text(usage.operatorId);
  writer.text(usage.period);
  writer.text(usage.agreementId);
  writer.text(usage.zone);
  writer.text(record.visitedPlmn);
  writer.text(record.apn);
  writer.text(usage.lineCode);
  writer.text(usage.attributionMethod);
  writer.text(usage.assignmentId);
  return identityEnd;
}

/** Writes the identity columns; answers the position behind those that count. */
export function encodeIdentity(writer: TupleWriter, record: RecordIdentity): number {
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
