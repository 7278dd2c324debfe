import { createHash } from "node:crypto";
import { SUSPENSE } from "../pipeline/judge-record.ts";
import type { MediationDoors } from "../pipeline/prepare-source.ts";
import { BY_HAND } from "../pipeline/sort-rejected.ts";
import { findOriginal } from "./original-file.ts";

export interface TakeBackInput {
  /** The manifest of the rejection. */
  readonly fileId: number;
  /** Whose quarantine the records came from; null = nobody's. */
  readonly operatorId: string | null;
  readonly reason: string;
  readonly fixId: string;
}

/** Of a rejection, what waits again; nothing when it was taken back before. */
export interface TakenBack {
  readonly redriveFileId: number | null;
  readonly records: number;
}

/**
 * Lets the records of a rejection wait again where they waited. Its manifest takes as many rejected records
 * off as it adds quarantined ones, so that the file's sum stays. A second call changes nothing.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function takeBackFile(
  doors: MediationDoors,
  { fileId, operatorId, reason, fixId }: TakeBackInput,
): Promise<TakenBack> {
  const db = doors.mediationDb();
  const rejection = await findOriginal(db, fileId);
  const manifestOf = await db.usageFile.findUniqueOrThrow({ where: { id: fileId } });
  const { sourceId, agreementId, redriveOf } = manifestOf;
  const original = await findOriginal(db, redriveOf ?? fileId);
  const sha256 = createHash("sha256").update("taken back").update(rejection.sha256).digest();
  return db.fileTransaction(async (transaction) => {
    const { manifest } = transaction;
    await manifest.lockName(sourceId, original.name);
    if ((await manifest.findByBytes(sha256)) !== null) return { redriveFileId: null, records: 0 };
    const id = await manifest.nextId();
    const number = (await manifest.countRedrives(original.id)) + 1;
    const again = await transaction.quarantineAgain(operatorId ?? SUSPENSE, { takenBy: fileId, fileId: id });
    const { records } = again;
    await manifest.insert({
      id,
      ...{ sourceId, agreementId, redriveOf: original.id, fixId, sha256 },
      name: `take-back ${number} of ${original.name}`,
      sequence: null,
      byteCount: 0n,
      ...{ receivedAt: original.receivedAt, firstOccurredAt: null, lastOccurredAt: null },
      ...{ received: 0, accepted: 0, duplicates: 0, attributed: 0, unattributed: 0 },
      ...{ rejected: -records, quarantined: records },
      controlTotals: { counted: {}, stated: [], rejected: { [BY_HAND]: -records } },
      warnings: [],
      headerBytes: original.headerBytes,
    });
    await manifest.insertQuarantineTotals(id, [{ operatorId, reason, ...again }]);
    return { redriveFileId: id, records };
  });
}
