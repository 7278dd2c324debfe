import type { MediationDoors } from "../pipeline/prepare-source.ts";
import { prepareSource } from "../pipeline/prepare-source.ts";
import { type RedriveFileInput, type RedrivenFile, redriveFile } from "../usage-file/redrive-file.ts";

type Told = Pick<RedriveFileInput, "fileId" | "operatorId" | "reason"> &
  Partial<Pick<RedriveFileInput, "onProgress" | "signal" | "isRejection" | "ids" | "fixId">>;

/** Re-drives a file's quarantine by the source as it stands now. */
export async function redrive(doors: MediationDoors, sourceId: string, told: Told): Promise<RedrivenFile> {
  const source = await prepareSource(doors, sourceId);
  const asked = { actor: "ada", why: "the mapping was corrected", app: "cli", requestId: null };
  return redriveFile(doors, { source, ...asked, ...told });
}
