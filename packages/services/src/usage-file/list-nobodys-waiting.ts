import type { WaitingRow } from "@tributary/db/doors/open-quarantine";
import { SUSPENSE } from "@tributary/mediation/pipeline/judge-record";
import { maskIdentifier } from "../cdr/mask-identifier.ts";
import type { UsageDoors } from "./ingest-files.ts";

/** One record that waits and is nobody's, without anything that names a subscriber. */
export interface NobodysWaiting extends WaitingRow {
  readonly fileName: string;
}

export interface NobodysWaitingRequest {
  readonly sourceId: string;
  readonly reason: string;
  /** Behind this record. */
  readonly after?: bigint | undefined;
}

const ROWS = 50;
const MOST_FILES = 10_000;

/**
 * Lists records of no operator one by one, so that single ones can be fixed. An operator's own are seen by
 * entering it, never from here.
 */
export async function listNobodysWaiting(
  doors: UsageDoors,
  { sourceId, reason, after = 0n }: NobodysWaitingRequest,
): Promise<{ readonly rows: readonly NobodysWaiting[]; readonly next: bigint | null }> {
  const group = { sourceId, reason, operatorId: null };
  const files = await doors.portfolioDb().reads.quarantineFiles({ ...group, limit: MOST_FILES, offset: 0 });
  const names = new Map(files.map(({ fileId, name }) => [fileId, name]));
  const page = { fileIds: [...names.keys()], reason, after, limit: ROWS + 1 };
  const found = await doors.mediationDb().fileTransaction((file) => file.waitingRows(SUSPENSE, page));
  const shown = found.slice(0, ROWS);
  const next = found.length > ROWS ? (shown.at(-1)?.id ?? null) : null;
  return {
    rows: shown.map((row) => ({
      ...row,
      fileName: names.get(row.fileId) ?? "",
      detail: withoutNumbers(row.detail),
    })),
    next,
  };
}

/** A detail may quote the field that could not be read; numbers of a subscriber's length are masked. */
export function withoutNumbers(detail: string): string {
  return detail.replace(/\d{7,}/g, (digits) => maskIdentifier(digits) ?? "");
}
