import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import { countLines } from "@tributary/mediation/bytes/count-lines";
import { USUAL_LIMITS } from "@tributary/mediation/guess/usual-limits";
import { parseMapping } from "@tributary/mediation/mapping/parse-mapping";
import { writeAudit } from "../audit/write-audit.ts";
import { cleanFileName } from "./file-name.ts";
import { removeUpload, storedBytes, sweepUploads, uploadPath } from "./upload-folder.ts";

const DAY_MS = 86_400_000;
/** What nobody took in goes after so long. */
const KEPT_MS = 7 * DAY_MS;

export interface KeepUploadRequest {
  readonly uploadId: string;
  readonly name: string;
  /** The source whose files it is one of; null: its format is not known yet. */
  readonly sourceId: string | null;
  readonly actor: string;
}

/**
 * Records a file whose bytes have come. What was sent a week ago and never taken in goes.
 *
 * Throws  {@link DomainError} `NOT_FOUND` when no bytes came or there is no such source, `FILE_UNREADABLE`
 *         for a file that cannot be unpacked, `INPUT_INVALID` for a name that is none.
 */
export async function keepUpload(
  db: PortfolioDb,
  request: KeepUploadRequest,
): Promise<{ readonly id: string }> {
  const { uploadId: id, actor } = request;
  const byteCount = await storedBytes(id);
  if (byteCount === null) throw new DomainError("NOT_FOUND", "No bytes came: send the file again.");
  try {
    const name = cleanFileName(request.name);
    const { sourceId } = request;
    const source = sourceId === null ? null : await findSource(db, sourceId);
    const limits = source === null ? USUAL_LIMITS : parseMapping(source.mapping).limits;
    const lines = await countLines({ path: uploadPath(id) }, limits);
    await db.$transaction(async (tx) => {
      const sent = { uploadedBy: actor, uploadedAt: new Date() };
      const agreementId = source?.agreementId ?? null;
      const row = { id, name, byteCount: BigInt(byteCount), lines, sourceId, agreementId, ...sent };
      const { count } = await tx.usageUpload.createMany({ data: [row], skipDuplicates: true });
      if (count === 0) throw new DomainError("ALREADY_DONE", "This upload is recorded already.");
      const details = { id, byteCount, sourceId };
      await writeAudit(tx, { actor, action: "usage-upload:receive", subject: name, details });
    });
  } catch (error) {
    const isRecorded = (await db.usageUpload.count({ where: { id } })) > 0;
    if (!isRecorded) await removeUpload(id);
    throw error;
  }
  await forgetOld(db);
  return { id };
}

async function findSource(db: PortfolioDb, id: string) {
  const source = await db.usageSource.findUnique({ where: { id } });
  if (source === null) throw new DomainError("NOT_FOUND", `There is no usage source "${id}".`);
  return source;
}

async function forgetOld(db: PortfolioDb): Promise<void> {
  const before = new Date(Date.now() - KEPT_MS);
  const old = { uploadedAt: { lt: before }, hasBytes: true };
  await db.usageUpload.deleteMany({ where: { ...old, startedAt: null } });
  await db.usageUpload.updateMany({
    where: { ...old, finishedAt: { lt: before } },
    data: { hasBytes: false },
  });
  const kept = await db.usageUpload.findMany({ where: { hasBytes: true }, select: { id: true } });
  await sweepUploads(new Set(kept.map(({ id }) => id)), new Date(Date.now() - DAY_MS));
}
