import type { MediationDb } from "@tributary/db/doors/mediation-db";
import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import type { PeriodLabel } from "@tributary/domain/period/types";
import { sequenceGaps } from "@tributary/mediation/usage-file/sequence-gaps";
import type { IngestProgress, IngestResult } from "@tributary/mediation/usage-file/types";
import { writeAudit } from "../audit/write-audit.ts";
import { type FileTaker, openFileTaker, type Workers } from "./file-taker.ts";
import { type FoundFile, findFiles } from "./find-files.ts";
import { findLatePeriods } from "./late-periods.ts";
import { type FilesProgress, progressMeter } from "./progress-meter.ts";

export interface UsageDoors {
  mediationDb(): MediationDb;
  portfolioDb(): PortfolioDb;
}

export interface IngestFilesInput {
  readonly sourceId: string;
  /** Files, or folders of files; taken in in this order. */
  readonly paths: readonly string[];
  readonly actor: string;
  /** When the files were received, in milliseconds; the time of each file's own reading if left out. */
  readonly receivedAt?: number;
  /** Takes several files in at a time, in processes of their own; one by one in this process if left out. */
  readonly workers?: Workers;
  readonly onProgress?: (progress: FilesProgress) => void;
}

/**
 * What became of one file. `unreadable`: it is kept as an event, the files after it are taken in all the
 * same.
 */
export interface IngestedFile extends Omit<IngestResult, "status"> {
  readonly name: string;
  readonly status: IngestResult["status"] | "unreadable";
  /** Closed periods it brought usage for: left to the corrections of the next open period. */
  readonly latePeriods: readonly PeriodLabel[];
}

/**
 * Takes usage files in, each whole or not at all, each with one audit row. They are begun in their order;
 * with workers a later one may be done first.
 *
 * Shape   one result per file, in the order of the files.
 * Throws  {@link DomainError} `NOT_FOUND` for an unknown source, `MAPPING_INVALID`, `TERMS_INVALID`, and
 *         `FILE_UNREADABLE` for a path where there is no file.
 */
export async function ingestFiles(doors: UsageDoors, input: IngestFilesInput): Promise<IngestedFile[]> {
  const files = await findFiles(input.paths);
  const taker = await openFileTaker(doors, input.sourceId, input.workers);
  try {
    const meter = progressMeter(files, input.onProgress);
    const ingested: IngestedFile[] = [];
    const waiting = [...files.entries()];
    const takeNext = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const [at, file] = next;
        meter.begin(file);
        const result = await ingestAndNote(doors, taker, file, input, (each) => meter.advance(file, each));
        ingested[at] = result;
        meter.end(file, result.counts?.received ?? 0);
      }
    };
    await Promise.all(Array.from({ length: taker.atOnce }, takeNext));
    return taker.atOnce === 1 ? ingested : await withLastingGaps(doors, input.sourceId, ingested);
  } finally {
    await taker.close();
  }
}

async function ingestAndNote(
  doors: UsageDoors,
  taker: FileTaker,
  file: FoundFile,
  { sourceId, actor, receivedAt = Date.now() }: IngestFilesInput,
  onProgress: (progress: IngestProgress) => void,
): Promise<IngestedFile> {
  const result = await ingestOne(taker, file, receivedAt, onProgress);
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

type Outcome = Omit<IngestedFile, "name" | "latePeriods">;

async function ingestOne(
  taker: FileTaker,
  { path, name }: FoundFile,
  receivedAt: number,
  onProgress: (progress: IngestProgress) => void,
): Promise<Outcome> {
  try {
    return await taker.ingest({ path, name, receivedAt }, onProgress);
  } catch (error) {
    if (!(error instanceof DomainError) || !OF_THE_FILE.includes(error.code)) throw error;
    const { message } = error;
    return { status: "unreadable", fileId: null, message, counts: null, warnings: [], controlTotals: null };
  }
}

/** Faults of one file, which keep no other from being taken in. */
const OF_THE_FILE: readonly DomainError["code"][] = ["FILE_UNREADABLE", "WORKER_LOST"];

/** What looked like a gap while files overtook each other is one only if it is still there. */
async function withLastingGaps(
  doors: UsageDoors,
  sourceId: string,
  files: readonly IngestedFile[],
): Promise<IngestedFile[]> {
  const gaps = await sequenceGaps(doors, sourceId);
  return files.map(({ sequenceGap, ...file }) => {
    const lasting = gaps.find(({ lastMissing }) => lastMissing === sequenceGap?.lastMissing);
    return lasting === undefined ? file : { ...file, sequenceGap: lasting };
  });
}
