import { DomainError } from "../error.ts";
import type { CurrencyCode, Micros } from "../money/types.ts";
import type { LedgerEvent } from "./events.ts";
import type { LedgerAccountKind, LedgerPosting } from "./types.ts";

/** Account, party, amount: positive debits, negative credits. */
type Entry = readonly [account: LedgerAccountKind, party: string | null, amountMicros: Micros];

/**
 * Turns a business event into double-entry postings.
 *
 * Units   micros; positive is a debit, negative a credit.
 * Shape   no posting of zero; none at all for an event without amounts. The sum is zero per currency.
 * Throws  {@link DomainError} `IDENTITY_BROKEN` when an event does not balance.
 */
export function postings(event: LedgerEvent): LedgerPosting[] {
  const posted = entriesOf(event)
    .map(([currency, [account, party, amountMicros]]) => ({ account, party, currency, amountMicros }))
    .filter(({ amountMicros }) => amountMicros !== 0n);
  refuseImbalance(posted, event.kind);
  return posted;
}

function entriesOf(event: LedgerEvent): (readonly [CurrencyCode, Entry])[] {
  if (event.kind === "statement-issued" && event.converted !== null) {
    return convertedStatement(event, event.converted);
  }
  return entriesInOwnCurrency(event).map((entry) => [event.currency, entry] as const);
}

function entriesInOwnCurrency(event: LedgerEvent): Entry[] {
  switch (event.kind) {
    case "invoice-approved":
      return invoiceApproved(event);
    case "dispute-withheld":
      return transfer(["mno-payable", event.mno], ["mno-disputed", event.mno], event.amountMicros);
    case "credit-received":
      return [
        ...transfer(owedFor(event), ["mno-claim-receivable", event.mno], event.amountMicros),
        ...transfer(["mno-payable", event.mno], ["wholesale-cost", null], event.excessMicros),
      ];
    case "dispute-rejected":
      return [
        ...transfer(["wholesale-cost", null], ["mno-claim-receivable", event.mno], event.amountMicros),
        ...transfer(owedFor(event), ["mno-payable", event.mno], event.amountMicros),
      ];
    case "mno-paid":
      return transfer(["mno-payable", event.mno], ["cash", null], event.amountMicros);
    case "statement-issued":
    case "operator-adjusted":
      return [
        ["operator-receivable", event.operator, event.costMicros + event.marginMicros + event.taxMicros],
        ["settlement-revenue", event.operator, -event.costMicros],
        ["margin-revenue", event.operator, -event.marginMicros],
        ["tax", null, -event.taxMicros],
      ];
    case "operator-paid":
      return transfer(["cash", null], ["operator-receivable", event.operator], event.amountMicros);
    case "fx-rounded":
      return transfer(["fx-rounding", null], ["settlement-revenue", null], event.amountMicros);
  }
}

function invoiceApproved(event: Extract<LedgerEvent, { kind: "invoice-approved" }>): Entry[] {
  const { mno, costMicros, retainedMicros, claimMicros, taxMicros } = event;
  return [
    ["wholesale-cost", null, costMicros],
    ["retained-cost", null, retainedMicros],
    ["mno-claim-receivable", mno, claimMicros],
    ["tax", null, taxMicros],
    ["mno-payable", mno, -(costMicros + retainedMicros + claimMicros + taxMicros)],
  ];
}

/**
 * Withheld amounts stand on the disputed account; when the invoice was paid, the payable of the next one
 * takes them.
 */
function owedFor(event: {
  readonly mno: string;
  readonly mode: "withhold" | "pay-and-claim";
}): readonly [LedgerAccountKind, string] {
  return [event.mode === "withhold" ? "mno-disputed" : "mno-payable", event.mno];
}

/** Revenue stays in the agreement's currency; the exchange account carries it over to the operator's own. */
function convertedStatement(
  event: Extract<LedgerEvent, { kind: "statement-issued" }>,
  converted: { readonly currency: CurrencyCode; readonly grossMicros: Micros },
): (readonly [CurrencyCode, Entry])[] {
  const { costMicros, marginMicros, taxMicros, currency, operator } = event;
  const own: Entry[] = [
    ["fx-rounding", null, costMicros + marginMicros + taxMicros],
    ["settlement-revenue", operator, -costMicros],
    ["margin-revenue", operator, -marginMicros],
    ["tax", null, -taxMicros],
  ];
  const other = transfer(["operator-receivable", operator], ["fx-rounding", null], converted.grossMicros);
  return [
    ...own.map((entry) => [currency, entry] as const),
    ...other.map((entry) => [converted.currency, entry] as const),
  ];
}

function transfer(
  debit: readonly [LedgerAccountKind, string | null],
  credit: readonly [LedgerAccountKind, string | null],
  amountMicros: Micros,
): Entry[] {
  return [
    [...debit, amountMicros],
    [...credit, -amountMicros],
  ];
}

function refuseImbalance(posted: readonly LedgerPosting[], kind: string): void {
  const sums = new Map<CurrencyCode, Micros>();
  for (const { currency, amountMicros } of posted)
    sums.set(currency, (sums.get(currency) ?? 0n) + amountMicros);
  for (const [currency, sum] of sums) {
    if (sum === 0n) continue;
    throw new DomainError(
      "IDENTITY_BROKEN",
      `The postings of ${kind} leave ${sum} micros of ${currency} over.`,
    );
  }
}
