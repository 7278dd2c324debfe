import type { MediationDb } from "@tributary/db/doors/mediation-db";
import type { PreparedSource } from "../pipeline/prepare-source.ts";
import {
  createAgainSorter,
  type OnLeft,
  type OriginalFile,
  type RedriveReading,
  type Waiting,
} from "../pipeline/sort-again.ts";
import { createRejectSorter } from "../pipeline/sort-rejected.ts";
import type { Spool } from "../spool/spool.ts";
import type { IngestProgress } from "./types.ts";

/** Which of a file's quarantined records are taken up, and how. */
export interface ReadAgainInput extends Waiting {
  readonly source: PreparedSource;
  /** They are rejected as they are, by a person; else they are judged anew. */
  readonly isRejection?: boolean | undefined;
  /** Of the file only these records, by their ids. */
  readonly ids?: readonly bigint[] | undefined;
  readonly onProgress?: ((progress: IngestProgress) => void) | undefined;
  readonly onLeft?: OnLeft | undefined;
  /** Stops it between two steps, with nothing changed. */
  readonly signal?: AbortSignal | undefined;
}

const PAGE = 2_000;

/** Reads what waits in a file's quarantine, page by page; nothing is in the database yet. */
export async function readAgain(
  db: MediationDb,
  { source, operatorId, reason, ids, isRejection = false, onProgress, onLeft, signal }: ReadAgainInput,
  original: OriginalFile,
  spool: Spool,
): Promise<RedriveReading> {
  const from = { operatorId, reason };
  const sorter = isRejection
    ? createRejectSorter(original, from, spool)
    : createAgainSorter(source, original, from, spool, onLeft);
  for (let after = 0n; ; ) {
    signal?.throwIfAborted();
    const page = { fileId: original.id, reason, after, limit: PAGE, ids };
    const records = await db.fileTransaction((file) => file.openQuarantine(operatorId, page));
    for (const record of records) sorter.take(record);
    spool.relieve();
    onProgress?.({ phase: "reading", rows: sorter.looked() });
    const last = records[records.length - 1];
    if (last === undefined || records.length < PAGE) return sorter.finish();
    after = last.id;
  }
}
