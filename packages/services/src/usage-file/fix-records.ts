import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { takeBackFile } from "@tributary/mediation/usage-file/take-back-file";
import type { UsageDoors } from "./ingest-files.ts";
import { type RedrivenFile, type RedriveOutcome, sumOf } from "./redrive-quarantine.ts";
import type { QuarantineGroupKey } from "./show-quarantine-group.ts";

/** How many records a rejection took out of the queue. */
export async function rejectedBy(db: Pick<PortfolioDb, "usageFile">, fixId: string): Promise<number> {
  const { _sum } = await db.usageFile.aggregate({ where: { fixId }, _sum: { rejected: true } });
  return _sum.rejected ?? 0;
}

export interface TakeBackWork extends QuarantineGroupKey {
  /** The rejection. */
  readonly undoes: string;
  readonly fixId: string;
  readonly onProgress: (done: number) => void;
  readonly signal?: AbortSignal;
}

/** Lets a rejection's records wait again, manifest by manifest. One that was taken back is left alone. */
export async function takeBackRecords(
  doors: UsageDoors,
  { undoes, fixId, reason, operatorId, onProgress, signal }: TakeBackWork,
): Promise<RedriveOutcome> {
  const manifests = await doors.portfolioDb().usageFile.findMany({
    where: { fixId: undoes, rejected: { gt: 0 } },
    select: { id: true, name: true },
    orderBy: { id: "asc" },
  });
  const files: RedrivenFile[] = [];
  let done = 0;
  for (const { id: fileId, name } of manifests) {
    if (signal?.aborted === true) break;
    const back = await takeBackFile(doors, { fileId, operatorId, reason, fixId });
    const { records, redriveFileId } = back;
    const counts = {
      ...{ received: records, accepted: 0, duplicates: 0, rejected: 0, quarantined: records },
      ...{ attributed: 0, unattributed: 0 },
    };
    const status = redriveFileId === null ? "unchanged" : "redriven";
    files.push({ fileId, name, ...back, looked: records, counts, status, message: null, latePeriods: [] });
    done += records;
    onProgress(done);
  }
  return { files, sums: sumOf(files), isCancelled: files.length < manifests.length };
}
