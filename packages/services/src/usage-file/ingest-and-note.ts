import { DomainError } from "@tributary/domain/error";
import type { PeriodLabel } from "@tributary/domain/period/types";
import type { IngestProgress, IngestResult } from "@tributary/mediation/usage-file/types";
import type { FileTask } from "@tributary/mediation/workers/messages";
import { writeAudit } from "../audit/write-audit.ts";
import type { UsageDoors } from "./ingest-files.ts";
import { findLatePeriods } from "./late-periods.ts";
import type { FileTaker } from "./own-taker.ts";

/**
 * What became of one file. `unreadable`: it is kept as an event, the files after it are taken in all the
 * same.
 */
export interface IngestedFile extends Omit<IngestResult, "status"> {
  readonly name: string;
  readonly status: IngestResult["status"] | "unreadable";
  /** What made it unreadable: its bytes, or that workers died of it. */
  readonly fault?: FileFault;
  /** Closed periods it brought usage for: left to the corrections of the next open period. */
  readonly latePeriods: readonly PeriodLabel[];
}

/** Takes one file in, whole or not at all, and leaves one audit row. */
export async function ingestAndNote(
  doors: UsageDoors,
  taker: FileTaker,
  file: FileTask,
  { sourceId, actor }: { readonly sourceId: string; readonly actor: string },
  onProgress: (progress: IngestProgress) => void,
): Promise<IngestedFile> {
  const result = await ingestOne(taker, file, onProgress);
  const latePeriods = await latePeriodsOf(doors, taker, result);
  await writeAudit(doors.portfolioDb(), {
    actor,
    action: "usage-file:ingest",
    subject: file.name,
    details: {
      sourceId,
      status: result.status,
      fileId: result.fileId,
      accepted: result.counts?.accepted ?? 0,
    },
  });
  return { ...result, name: file.name, latePeriods };
}

type Outcome = Omit<IngestedFile, "name" | "latePeriods">;

/** Of the file and of records that it completed. */
async function latePeriodsOf(
  doors: UsageDoors,
  { agreementId }: FileTaker,
  { status, fileId, halves }: Outcome,
): Promise<PeriodLabel[]> {
  const stored = [...(status === "loaded" && fileId !== null ? [fileId] : []), ...(halves?.fileIds ?? [])];
  const found = new Set<PeriodLabel>();
  for (const id of stored) {
    for (const period of await findLatePeriods(doors.portfolioDb(), agreementId, id)) found.add(period);
  }
  return [...found].sort();
}

async function ingestOne(
  taker: FileTaker,
  file: FileTask,
  onProgress: (progress: IngestProgress) => void,
): Promise<Outcome> {
  try {
    return await taker.ingest(file, onProgress);
  } catch (error) {
    const fault = OF_THE_FILE.find((code) => error instanceof DomainError && error.code === code);
    if (fault === undefined) throw error;
    const { message } = error as DomainError;
    const nothing = { fileId: null, counts: null, warnings: [], controlTotals: null };
    return { status: "unreadable", fault, message, ...nothing };
  }
}

/** Faults of one file, which keep no other from being taken in. */
const OF_THE_FILE = ["FILE_UNREADABLE", "WORKER_LOST"] as const;
type FileFault = (typeof OF_THE_FILE)[number];
