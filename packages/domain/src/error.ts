/** Every code a domain rule can refuse with. The union is closed so that callers map codes in one place. */
export type DomainErrorCode =
  | "ACCESS_DENIED"
  | "AGREEMENT_UNKNOWN"
  | "ALREADY_DONE"
  | "AMOUNT_INVALID"
  | "APPROVER_IS_PREPARER"
  | "CURRENCY_MIXED"
  | "CURRENCY_UNKNOWN"
  | "DATABASE_UNAVAILABLE"
  | "DISK_FULL"
  | "DISPUTE_TRANSITION"
  | "DISPUTE_WINDOW_EXPIRED"
  | "EXCEPTIONS_OPEN"
  | "FILE_HELD"
  | "FILE_NAME_REUSED"
  | "FILE_UNREADABLE"
  | "FX_RATE_MISSING"
  | "GATEWAY_REFUSED"
  | "GATEWAY_UNREACHABLE"
  | "IDENTITY_BROKEN"
  | "INPUT_INVALID"
  | "INVOICE_FLAGGED"
  | "KEY_REUSED"
  | "LAST_OWNER"
  | "LINK_INVALID"
  | "LOCKED"
  | "MAPPING_INVALID"
  | "MARGIN_OUT_OF_RANGE"
  | "NOT_FOUND"
  | "OPERATOR_CODE_INVALID"
  | "PASSWORD_WEAK"
  | "PERIOD_CLOSED"
  | "PERIOD_INVALID"
  | "PORT_IN_USE"
  | "RATE_MISSING"
  | "REASON_REQUIRED"
  | "REVIEW_OUTDATED"
  | "SECRET_INVALID"
  | "SEQUENCE_GAP"
  | "SESSION_ENDED"
  | "SIGN_IN_REFUSED"
  | "SIGN_IN_THROTTLED"
  | "SOURCE_REFUSED"
  | "SOURCE_UNREACHABLE"
  | "STEP_REFUSED"
  | "STEP_UP_NEEDED"
  | "TERMS_INVALID"
  | "UNATTRIBUTED_ABOVE_CAP"
  | "WORKER_LOST"
  | "ZONE_UNKNOWN";

/**
 * A refusal the caller can act on: `message` says what is wrong and what to do, in one sentence.
 * `details` carries plain values (no bigint) for a machine reader.
 */
export class DomainError extends Error {
  override readonly name = "DomainError";
  readonly code: DomainErrorCode;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: DomainErrorCode, message: string, details: Record<string, unknown> = {}) {
    super(message);
    this.code = code;
    this.details = details;
  }
}
