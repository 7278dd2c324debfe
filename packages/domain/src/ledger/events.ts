import type { CurrencyCode, Micros } from "../money/types.ts";

interface EventBase {
  readonly currency: CurrencyCode;
}

/**
 * What happened in the business; each becomes one balanced transaction. Amounts are positive in the sense the
 * name says.
 */
export type LedgerEvent =
  | (EventBase & {
      readonly kind: "invoice-approved";
      readonly mno: string;
      /** Allocated to operators. */
      readonly costMicros: Micros;
      readonly retainedMicros: Micros;
      /** Invoice − approved: what is claimed back. */
      readonly claimMicros: Micros;
      readonly taxMicros: Micros;
    })
  /**
   * The notice is out and the amount is short-paid. Nothing is posted for pay-and-claim: the claim stands
   * already.
   */
  | (EventBase & { readonly kind: "dispute-withheld"; readonly mno: string; readonly amountMicros: Micros })
  /** `excessMicros` is credited beyond the claim. */
  | (EventBase & {
      readonly kind: "credit-received";
      readonly mno: string;
      readonly mode: "withhold" | "pay-and-claim";
      readonly amountMicros: Micros;
      readonly excessMicros: Micros;
    })
  /** The MNO rejected this part: it is cost after all, and payable now if it was withheld. */
  | (EventBase & {
      readonly kind: "dispute-rejected";
      readonly mno: string;
      readonly mode: "withhold" | "pay-and-claim";
      readonly amountMicros: Micros;
    })
  | (EventBase & { readonly kind: "mno-paid"; readonly mno: string; readonly amountMicros: Micros })
  | (EventBase & {
      readonly kind: "statement-issued";
      readonly operator: string;
      readonly costMicros: Micros;
      readonly marginMicros: Micros;
      readonly taxMicros: Micros;
      /** The same gross amount in the operator's own currency; null when that is `currency`. */
      readonly converted: { readonly currency: CurrencyCode; readonly grossMicros: Micros } | null;
    })
  /** A correction or credit outside a statement; negative lowers what the operator owes. */
  | (EventBase & {
      readonly kind: "operator-adjusted";
      readonly operator: string;
      readonly costMicros: Micros;
      readonly marginMicros: Micros;
      readonly taxMicros: Micros;
    })
  | (EventBase & { readonly kind: "operator-paid"; readonly operator: string; readonly amountMicros: Micros })
  /** What converting totals one by one left over, in the statement's currency. */
  | (EventBase & { readonly kind: "fx-rounded"; readonly amountMicros: Micros });
