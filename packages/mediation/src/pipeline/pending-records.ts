import { FETCHED_AT_ONCE } from "@tributary/domain/attribution/assignment-table";
import type { Attributor } from "@tributary/domain/attribution/attribute";
import { hashRecords } from "../cdr/hash-records.ts";
import type { TupleWriter } from "../cdr/tuple-writer.ts";
import { PendingRecord } from "./pending-record.ts";

/**
 * Records between their reading and their judgement: they wait for each other, so that their SIMs are
 * fetched together.
 */
export interface PendingRecords {
  /** Room for the next one. */
  readonly next: () => PendingRecord;
  /** Keeps what was read into that room; when there is no more of it, all are judged. */
  readonly keep: () => void;
  readonly settle: () => void;
}

/** Their columns are written one behind the other into `writer`, where they stay. */
export function createPendingRecords(
  { fetch }: Attributor,
  writer: TupleWriter,
  onSettled: (pending: PendingRecord) => void,
): PendingRecords {
  const rooms = Array.from({ length: FETCHED_AT_ONCE }, () => new PendingRecord(writer));
  const records = rooms.map(({ record }) => record);
  let kept = 0;
  const settle = (): void => {
    fetch(records, kept);
    hashRecords(records, kept);
    for (let at = 0; at < kept; at++) onSettled(rooms[at] as PendingRecord);
    kept = 0;
  };
  return {
    next: () => rooms[kept] as PendingRecord,
    keep: () => {
      kept += 1;
      if (kept === rooms.length) settle();
    },
    settle,
  };
}
