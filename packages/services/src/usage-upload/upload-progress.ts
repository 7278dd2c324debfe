import type { PortfolioDb, PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import type { IngestProgress } from "@tributary/mediation/usage-file/types";
import { SILENT_AFTER_MS } from "../settlement/run-progress.ts";
import { noSuchUpload } from "./find-upload.ts";
import type { UploadOutcome } from "./upload-outcome.ts";

/** One start of taking an upload in: only who started it may report on it. */
export interface UploadClaim {
  readonly id: string;
  readonly name: string;
  readonly sourceId: string;
  readonly uploadedAt: Date;
  readonly startedAt: Date;
}

type Table = Pick<PortfolioDb, "usageUpload">;

/** Why work has no result whose process ended under it. */
export const INTERRUPTED = "It was interrupted. Nothing of it was counted: take it in again.";

export function silentBefore(at: Date): Date {
  return new Date(at.getTime() - SILENT_AFTER_MS);
}

/**
 * Claims an upload for one start: of several who start at once, one does. Work that fell silent gives way.
 *
 * Throws  {@link DomainError} `NOT_FOUND`; `INPUT_INVALID` without a source; `LOCKED` while it is taken in.
 */
export async function claimUpload(
  tx: PortfolioTables,
  {
    uploadId: id,
    startedBy,
    at,
  }: { readonly uploadId: string; readonly startedBy: string; readonly at: Date },
): Promise<UploadClaim> {
  const row = await tx.usageUpload.findUnique({ where: { id } });
  if (row === null || !row.hasBytes) throw noSuchUpload();
  const { name, sourceId, uploadedAt } = row;
  if (sourceId === null) {
    throw new DomainError("INPUT_INVALID", "Say first how its files are read, and save that as a source.");
  }
  const isFree = [{ startedAt: null }, { finishedAt: { not: null } }, { seenAt: { lt: silentBefore(at) } }];
  const { count } = await tx.usageUpload.updateMany({
    where: { id, hasBytes: true, OR: isFree },
    data: {
      startedBy,
      startedAt: at,
      seenAt: at,
      phase: "reading",
      rowsRead: 0,
      rowsStored: 0,
      cancelledBy: null,
      finishedAt: null,
      failure: null,
    },
  });
  if (count === 1) return { id, name, sourceId, uploadedAt, startedAt: at };
  throw new DomainError("LOCKED", `${name} is being taken in already: wait until that is done.`);
}

/** Says that the work goes on. Answers whether somebody has called it off. */
export async function reportUpload(
  db: Table,
  claim: UploadClaim,
  { phase, rows }: IngestProgress,
): Promise<boolean> {
  const moved =
    phase === "reading"
      ? { phase, rowsRead: rows }
      : { phase: "storing", ...(phase === "storing" ? { rowsStored: rows } : {}) };
  await db.usageUpload.updateMany({ where: going(claim), data: { seenAt: new Date(), ...moved } });
  return (await db.usageUpload.count({ where: { ...going(claim), cancelledBy: { not: null } } })) > 0;
}

/** Says that the work has ended, with what became of the file or with a sentence why not. */
export async function endUpload(
  db: Table,
  claim: UploadClaim,
  end: { readonly outcome: UploadOutcome; readonly hasBytes: boolean } | { readonly failure: string | null },
): Promise<void> {
  const at = new Date();
  const result = "outcome" in end ? { ...end, outcome: end.outcome as object } : end;
  await db.usageUpload.updateMany({
    where: going(claim),
    data: { seenAt: at, finishedAt: at, ...result },
  });
}

function going({ id, startedAt }: UploadClaim) {
  return { id, startedAt, finishedAt: null };
}
