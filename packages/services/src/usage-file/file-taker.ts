import type { MediationDb } from "@tributary/db/doors/mediation-db";
import { DomainError } from "@tributary/domain/error";
import { prepareSource } from "@tributary/mediation/pipeline/prepare-source";
import { ingestFile } from "@tributary/mediation/usage-file/ingest-file";
import type { IngestProgress, IngestResult } from "@tributary/mediation/usage-file/types";
import type { FileTask } from "@tributary/mediation/workers/messages";
import { startWorkers } from "@tributary/mediation/workers/worker-pool";

/** Takes the files of one source in, so many at a time. */
export interface FileTaker {
  readonly agreementId: string;
  readonly atOnce: number;
  ingest(file: FileTask, onProgress: (progress: IngestProgress) => void): Promise<IngestResult>;
  close(): Promise<void>;
}

/** Processes of their own that take files in, and the login each of them is given. */
export interface Workers {
  readonly count: number;
  readonly mediationUrl: string;
}

interface MediationDoors {
  mediationDb(): MediationDb;
}

/**
 * Takes files in one by one in this process, or several at a time in processes of their own.
 *
 * Throws  {@link DomainError} `NOT_FOUND` for an unknown source, `MAPPING_INVALID`, `TERMS_INVALID`.
 */
export function openFileTaker(
  doors: MediationDoors,
  sourceId: string,
  workers: Workers | undefined,
): Promise<FileTaker> {
  return workers === undefined ? ownTaker(doors, sourceId) : workersTaker(doors, sourceId, workers);
}

async function ownTaker(doors: MediationDoors, sourceId: string): Promise<FileTaker> {
  const source = await prepareSource(doors, sourceId);
  return {
    agreementId: source.agreementId,
    atOnce: 1,
    ingest: (file, onProgress) => ingestFile(doors, { ...file, source, onProgress }),
    close: async () => undefined,
  };
}

async function workersTaker(
  doors: MediationDoors,
  sourceId: string,
  { count, mediationUrl }: Workers,
): Promise<FileTaker> {
  const source = await doors.mediationDb().usageSource.findUnique({ where: { id: sourceId } });
  if (source === null) {
    throw new DomainError(
      "NOT_FOUND",
      `There is no usage source "${sourceId}": add it with its mapping first.`,
    );
  }
  const pool = await startWorkers({ workers: count, mediationUrl, sourceId });
  return {
    agreementId: source.agreementId,
    atOnce: pool.filesAtOnce,
    ingest: (file, onProgress) => pool.ingest(file, onProgress),
    close: () => pool.close(),
  };
}
