import { DomainError, type DomainErrorCode } from "@tributary/domain/error";

/** Refusals that are an answer about the state of the books, not about what was typed. */
const NO: ReadonlySet<DomainErrorCode> = new Set([
  "DISPUTE_WINDOW_EXPIRED",
  "EXCEPTIONS_OPEN",
  "FX_RATE_MISSING",
  "IDENTITY_BROKEN",
  "INVOICE_FLAGGED",
  "REVIEW_OUTDATED",
  "SEQUENCE_GAP",
  "UNATTRIBUTED_ABOVE_CAP",
]);

export const DONE = 0;
export const ANSWER_IS_NO = 1;
export const BAD_INPUT = 2;

export function exitCodeOf(error: unknown): number {
  return error instanceof DomainError && NO.has(error.code) ? ANSWER_IS_NO : BAD_INPUT;
}
