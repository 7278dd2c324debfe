import { FETCHED_AT_ONCE } from "@tributary/domain/attribution/assignment-table";
import type { Attributor } from "@tributary/domain/attribution/attribute";
import { TupleWriter } from "../cdr/tuple-writer.ts";
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

export function createPendingRecords(
  { fetch }: Attributor,
  onSettled: (pending: PendingRecord) => void,
): PendingRecords {
  const writer = new TupleWriter(16_384);
  const rooms = Array.from({ length: FETCHED_AT_ONCE }, () => new PendingRecord(writer));
  const records = rooms.map(({ record }) => record);
  let kept = 0;
  const settle = (): void => {
    fetch(records, kept);
    for (let at = 0; at < kept; at++) onSettled(rooms[at] as PendingRecord);
    kept = 0;
    writer.position = 0;
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
