import type { MediationDb } from "@tributary/db/doors/mediation-db";
import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { sequenceGaps } from "@tributary/mediation/usage-file/sequence-gaps";
import { wakeDetectors } from "../alert/plan-runs.ts";
import { openFileTaker, type Workers } from "./file-taker.ts";
import { findFiles } from "./find-files.ts";
import { type IngestedFile, ingestAndNote } from "./ingest-and-note.ts";
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
        const { path, name } = file;
        const task = { path, name, receivedAt: input.receivedAt ?? Date.now() };
        const result = await ingestAndNote(doors, taker, task, input, (each) => meter.advance(file, each));
        ingested[at] = result;
        meter.end(file, result.counts?.received ?? 0);
      }
    };
    await Promise.all(Array.from({ length: taker.atOnce }, takeNext));
    await wakeDetectors(doors.portfolioDb(), new Date());
    return taker.atOnce === 1 ? ingested : await withLastingGaps(doors, input.sourceId, ingested);
  } finally {
    await taker.close();
  }
}

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
