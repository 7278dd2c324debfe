import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Sandbox } from "@tributary/db/doors/sandbox";
import { DomainError } from "@tributary/domain/error";
import { ingestFiles } from "../usage-file/ingest-files.ts";
import { PLAYER } from "./copy-configuration.ts";
import type { PlannedAgreement } from "./rehearsal-plan.ts";
import { usageFileOf } from "./usage-file-of.ts";

const MINUTE = 60_000;

/**
 * Takes the usage of every agreement in, by the pipeline that takes in everybody's.
 *
 * Throws  {@link DomainError} `FILE_HELD` when a record was not taken in as the operator's.
 */
export async function playUsage(sandbox: Sandbox, agreements: readonly PlannedAgreement[]) {
  const folder = await mkdtemp(join(tmpdir(), "tributary-rehearsal-"));
  const counts = { files: 0, records: 0, attributed: 0 };
  try {
    for (const { agreement, sourceId, records, period } of agreements) {
      if (records.length === 0) continue;
      const path = join(folder, `${sourceId}.csv`);
      await writeFile(path, usageFileOf(records));
      // Agreements that cut their months by the time of loading have it in the month as well.
      const receivedAt = period.endsAt - MINUTE;
      const [file] = await ingestFiles(sandbox, { sourceId, paths: [path], actor: PLAYER, receivedAt });
      const attributed = file?.counts?.attributed ?? 0;
      if (file === undefined || file.counts === null || attributed !== records.length) {
        const quarantined = file?.counts?.quarantined ?? 0;
        throw new DomainError(
          "FILE_HELD",
          `Of ${records.length} records under ${agreement.id}, ${attributed} were taken in as the ` +
            `operator's, ${quarantined} were quarantined: ${file?.message ?? "no file was read."}`,
        );
      }
      counts.files += 1;
      counts.records += records.length;
      counts.attributed += attributed;
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return counts;
}
