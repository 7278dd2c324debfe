import { DomainError } from "@tributary/domain/error";

/**
 * What somebody gave as a reason, without the space around it.
 *
 * Throws  {@link DomainError} `REASON_REQUIRED` when nothing is left.
 */
export function requireReason(text: string, advice: string): string {
  const reason = text.trim();
  if (reason === "") throw new DomainError("REASON_REQUIRED", advice);
  return reason;
}
