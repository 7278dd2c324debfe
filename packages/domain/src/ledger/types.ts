import type { CurrencyCode, Micros } from "../money/types.ts";

/**
 * Accounts of the MVNA's sub-ledger; `party` is an operator code, an MNO code, or null for the MVNA itself.
 */
export type LedgerAccountKind =
  | "mno-payable"
  | "mno-disputed"
  | "mno-claim-receivable"
  | "operator-receivable"
  | "wholesale-cost"
  | "settlement-revenue"
  | "margin-revenue"
  | "retained-cost"
  | "tax"
  | "cash"
  | "fx-rounding";

/** Positive is a debit, negative a credit; a transaction's postings sum to zero per currency. */
export interface LedgerPosting {
  readonly account: LedgerAccountKind;
  readonly party: string | null;
  readonly currency: CurrencyCode;
  readonly amountMicros: Micros;
}
