import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { ZIP } from "../document/exported-file.ts";
import { findPack } from "./change-pack.ts";

export interface PackPart {
  readonly fileName: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
  /** How many there are, and how long they are together. */
  readonly parts: number;
  readonly sizeBytes: number;
}

/**
 * One part of a pack that is there; whoever wants all of it asks for one after the other.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, also for one that is not made yet or whose days are over.
 */
export async function readPackPart(
  { shared, operatorId }: OperatorDb,
  { id, position }: { readonly id: string; readonly position: number },
): Promise<PackPart> {
  const { status, parts, sizeBytes, attempts, askedAt } = await findPack(shared, id);
  if (status !== "done" || parts === null || sizeBytes === null) {
    throw new DomainError("NOT_FOUND", "The pack is not there: it is not made yet, or its days are over.");
  }
  const part = await shared.exportPackPart.findFirst({
    where: { exportPackId: id, attempt: attempts, position },
    select: { bytes: true },
  });
  if (part === null) throw new DomainError("NOT_FOUND", "The pack has no such part.");
  const fileName = `export-${operatorId}-${askedAt.toISOString().slice(0, 10)}.zip`;
  return { fileName, contentType: ZIP, bytes: part.bytes, parts, sizeBytes: Number(sizeBytes) };
}
