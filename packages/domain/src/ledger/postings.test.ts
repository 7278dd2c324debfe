import fc from "fast-check";
import { expect, test } from "vitest";
import { parseMicros } from "../money/micros.ts";
import type { LedgerEvent } from "./events.ts";
import { postings } from "./postings.ts";
import type { LedgerAccountKind } from "./types.ts";

const eur = parseMicros;
const mno = "HOST";

/** Balances by account after a sequence of events, in one currency. */
function balances(events: readonly LedgerEvent[], currency = "EUR"): Map<LedgerAccountKind, bigint> {
  const sums = new Map<LedgerAccountKind, bigint>();
  for (const posting of events.flatMap(postings)) {
    if (posting.currency !== currency) continue;
    sums.set(posting.account, (sums.get(posting.account) ?? 0n) + posting.amountMicros);
  }
  return sums;
}

const approved: LedgerEvent = {
  kind: "invoice-approved",
  currency: "EUR",
  mno,
  costMicros: eur("126434"),
  retainedMicros: 0n,
  claimMicros: eur("798"),
  taxMicros: 0n,
};

test("withheld, 783 credited and 15 rejected: 126,449.00 is payable and cost, no claim is left", () => {
  const events: LedgerEvent[] = [
    approved,
    { kind: "dispute-withheld", currency: "EUR", mno, amountMicros: eur("798") },
    {
      kind: "credit-received",
      currency: "EUR",
      mno,
      mode: "withhold",
      amountMicros: eur("783"),
      excessMicros: 0n,
    },
    { kind: "dispute-rejected", currency: "EUR", mno, mode: "withhold", amountMicros: eur("15") },
  ];
  const after = balances(events);
  expect(after.get("mno-payable")).toBe(eur("-126449"));
  expect(after.get("wholesale-cost")).toBe(eur("126449"));
  expect(after.get("mno-claim-receivable")).toBe(0n);
  expect(after.get("mno-disputed")).toBe(0n);
  const afterWithholding = balances(events.slice(0, 2));
  expect(afterWithholding.get("mno-payable")).toBe(eur("-126434"));
  expect(afterWithholding.get("mno-disputed")).toBe(eur("-798"));
});

test("paid and claimed: the whole invoice is paid, the credit reduces the next one", () => {
  const after = balances([
    approved,
    { kind: "mno-paid", currency: "EUR", mno, amountMicros: eur("127232") },
    {
      kind: "credit-received",
      currency: "EUR",
      mno,
      mode: "pay-and-claim",
      amountMicros: eur("783"),
      excessMicros: 0n,
    },
    { kind: "dispute-rejected", currency: "EUR", mno, mode: "pay-and-claim", amountMicros: eur("15") },
  ]);
  expect(after.get("mno-payable")).toBe(eur("783"));
  expect(after.get("mno-claim-receivable")).toBe(0n);
  expect(after.get("wholesale-cost")).toBe(eur("126449"));
});

test("a statement splits into cost and margin revenue, and payment clears it", () => {
  const after = balances([
    {
      kind: "statement-issued",
      currency: "EUR",
      operator: "A",
      costMicros: eur("80385.01"),
      marginMicros: eur("5194.54"),
      taxMicros: eur("16260.11"),
      converted: null,
    },
    { kind: "operator-paid", currency: "EUR", operator: "A", amountMicros: eur("101839.66") },
  ]);
  expect(after.get("operator-receivable")).toBe(0n);
  expect(after.get("margin-revenue")).toBe(eur("-5194.54"));
  expect(after.get("cash")).toBe(eur("101839.66"));
});

test("a converted statement balances in both currencies, and FX rounding stays with the MVNA", () => {
  const events: LedgerEvent[] = [
    {
      kind: "statement-issued",
      currency: "EUR",
      operator: "A",
      costMicros: eur("9"),
      marginMicros: eur("1"),
      taxMicros: 0n,
      converted: { currency: "GBP", grossMicros: eur("8.77") },
    },
    { kind: "fx-rounded", currency: "GBP", amountMicros: eur("-0.01") },
  ];
  expect(balances(events, "GBP").get("operator-receivable")).toBe(eur("8.77"));
  expect(balances(events, "EUR").get("fx-rounding")).toBe(eur("10"));
  expect(balances(events, "GBP").get("fx-rounding")).toBe(eur("-8.78"));
});

test("nothing is posted for nothing", () => {
  expect(postings({ kind: "dispute-withheld", currency: "EUR", mno, amountMicros: 0n })).toEqual([]);
});

test("every event balances per currency, whatever its amounts", () => {
  const amount = fc.bigInt(-(10n ** 15n), 10n ** 15n);
  const event: fc.Arbitrary<LedgerEvent> = fc.oneof(
    fc.record({
      kind: fc.constant("invoice-approved" as const),
      currency: fc.constant("EUR"),
      mno: fc.constant(mno),
      costMicros: amount,
      retainedMicros: amount,
      claimMicros: amount,
      taxMicros: amount,
    }),
    fc.record({
      kind: fc.constant("credit-received" as const),
      currency: fc.constant("EUR"),
      mno: fc.constant(mno),
      mode: fc.constantFrom("withhold" as const, "pay-and-claim" as const),
      amountMicros: amount,
      excessMicros: amount,
    }),
    fc.record({
      kind: fc.constant("statement-issued" as const),
      currency: fc.constant("EUR"),
      operator: fc.constant("A"),
      costMicros: amount,
      marginMicros: amount,
      taxMicros: amount,
      converted: fc.option(fc.record({ currency: fc.constant("GBP"), grossMicros: amount })),
    }),
    fc.record({
      kind: fc.constant("operator-adjusted" as const),
      currency: fc.constant("EUR"),
      operator: fc.constant("A"),
      costMicros: amount,
      marginMicros: amount,
      taxMicros: amount,
    }),
  );
  fc.assert(
    fc.property(event, (happened) => {
      for (const currency of ["EUR", "GBP"]) {
        const own = postings(happened).filter((posting) => posting.currency === currency);
        expect(own.reduce((sum, { amountMicros }) => sum + amountMicros, 0n)).toBe(0n);
      }
    }),
  );
});
