import { explainError } from "@tributary/db/doors/explain-error";
import { DomainError } from "@tributary/domain/error";

/**
 * What people in an application are told when the server's disk is full; null when that was not the reason.
 * What the database said of it stays out of the answer.
 */
export function fullDiskOf(error: unknown): DomainError | null {
  const explained = explainError(error);
  if (explained === error || !(explained instanceof DomainError) || explained.code !== "DISK_FULL")
    return null;
  return new DomainError(
    "DISK_FULL",
    "The server's disk is full, and nothing was changed: have space made on it, then do this again.",
  );
}
