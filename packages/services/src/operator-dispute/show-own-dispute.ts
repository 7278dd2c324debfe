import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { type DisputeThread, loadThread } from "./thread.ts";

/**
 * One of an operator's own disputes, with its lines and everything that was said.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, in the same words for a sibling's and for one that does not exist.
 */
export async function showOwnDispute(db: OperatorDb, number: string): Promise<DisputeThread> {
  const thread = await loadThread(db.shared, { number });
  if (thread !== null) return thread;
  throw new DomainError("NOT_FOUND", "There is no such dispute: check its number.");
}
