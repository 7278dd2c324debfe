import { DomainError } from "@tributary/domain/error";
import type { MediationDoors } from "@tributary/mediation/pipeline/prepare-source";
import { startWorkers } from "@tributary/mediation/workers/worker-pool";
import { type FileTaker, openOwnTaker } from "./own-taker.ts";

/** Processes of their own that take files in, and the login each of them is given. */
export interface Workers {
  readonly count: number;
  readonly mediationUrl: string;
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
  return workers === undefined ? openOwnTaker(doors, sourceId) : workersTaker(doors, sourceId, workers);
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
