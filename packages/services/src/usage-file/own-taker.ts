import { type MediationDoors, prepareSource } from "@tributary/mediation/pipeline/prepare-source";
import { ingestFile } from "@tributary/mediation/usage-file/ingest-file";
import type { IngestProgress, IngestResult } from "@tributary/mediation/usage-file/types";
import type { FileTask } from "@tributary/mediation/workers/messages";

/** Takes the files of one source in, so many at a time. */
export interface FileTaker {
  readonly agreementId: string;
  readonly atOnce: number;
  ingest(file: FileTask, onProgress: (progress: IngestProgress) => void): Promise<IngestResult>;
  close(): Promise<void>;
}

/**
 * Takes files in one by one in this process: the way of the applications, which start no processes.
 *
 * Throws  {@link DomainError} `NOT_FOUND` for an unknown source, `MAPPING_INVALID`, `TERMS_INVALID`.
 */
export async function openOwnTaker(doors: MediationDoors, sourceId: string): Promise<FileTaker> {
  const source = await prepareSource(doors, sourceId);
  return {
    agreementId: source.agreementId,
    atOnce: 1,
    ingest: (file, onProgress) => ingestFile(doors, { ...file, source, onProgress }),
    close: async () => undefined,
  };
}
