import { createHash } from "node:crypto";
import type { ChangedRecord } from "@tributary/db/doors/usage-correction/month-records";
import type { Move, Tag } from "./find-moves.ts";

/** The record as its new holder has it. */
export function incomingRow({ record, to }: Move, fileId: number, key: bigint): ChangedRecord {
  return { row: record.row, change: { ...tagOf(to), key: String(key), file_id: fileId } };
}

/**
 * Takes a record of a settled period back where it was: what was issued can still be looked into, and the
 * two come to nothing.
 */
export function reversalRow({ record }: Move, fileId: number, key: bigint): ChangedRecord {
  return {
    row: record.row,
    change: {
      key: String(key),
      file_id: fileId,
      record_number: -record.recordNumber,
      rated_quantity: String(-record.ratedQuantity),
      charge_micros: String(-record.chargeMicros),
    },
  };
}

function tagOf({ operatorId, method, assignmentId, isTest }: Tag) {
  return {
    operator_id: operatorId,
    attribution_method: method,
    assignment_id: assignmentId,
    is_test: isTest,
  };
}

const HASH_BITS = 41n;
const HASH = (1n << HASH_BITS) - 1n;

/** Another key in the same second, for a record whose own key is taken by what is kept of it. */
export function otherKey(key: bigint, correctionId: string): bigint {
  const digest = createHash("sha256").update(`${correctionId} ${key}`).digest();
  return (key & ~HASH) | (digest.readBigUInt64BE() & HASH);
}
