import type { MediationDb } from "@tributary/db/doors/mediation-db";
import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import type { PeriodLabel } from "@tributary/domain/period/types";
import { type PreparedSource, prepareSource } from "@tributary/mediation/pipeline/prepare-source";
import { ingestFile } from "@tributary/mediation/usage-file/ingest-file";
import type { IngestResult } from "@tributary/mediation/usage-file/types";
import { writeAudit } from "../audit/write-audit.ts";
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
 * Takes usage files in, one after the other, each whole or not at all, each with one audit row.
 *
 * Throws  {@link DomainError} `NOT_FOUND` for an unknown source, `MAPPING_INVALID`, `TERMS_INVALID`, and
 *         `FILE_UNREADABLE` for a path where there is no file.
 */
export async function ingestFiles(doors: UsageDoors, input: IngestFilesInput): Promise<IngestedFile[]> {
  const files = await findFiles(input.paths);
  const source = await prepareSource(doors, input.sourceId);
  const meter = progressMeter(files, input.onProgress);
  const ingested: IngestedFile[] = [];
  for (const file of files) {
    meter.begin(file);
    const result = await ingestOne(doors, source, file, input, meter.advance);
    const isLoaded = result.status === "loaded" && result.fileId !== null;
    const latePeriods = isLoaded
      ? await findLatePeriods(doors.portfolioDb(), source.agreementId, result.fileId)
      : [];
    ingested.push({ ...result, name: file.name, latePeriods });
    await writeAudit(doors.portfolioDb(), {
      actor: input.actor,
      action: "usage-file:ingest",
      subject: file.name,
      details: {
        sourceId: source.id,
        status: result.status,
        fileId: result.fileId,
        accepted: result.counts?.accepted ?? 0,
      },
    });
    meter.end(file, result.counts?.received ?? 0);
  }
  return ingested;
}

type Outcome = Omit<IngestedFile, "name" | "latePeriods">;

async function ingestOne(
  doors: UsageDoors,
  source: PreparedSource,
  { path, name }: FoundFile,
  { receivedAt = Date.now() }: IngestFilesInput,
  onProgress: (progress: { readonly phase: FilesProgress["phase"]; readonly rows: number }) => void,
): Promise<Outcome> {
  try {
    return await ingestFile(doors, { path, name, source, receivedAt, onProgress });
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "FILE_UNREADABLE") throw error;
    const { message } = error;
    return { status: "unreadable", fileId: null, message, counts: null, warnings: [], controlTotals: null };
  }
}
