import { expect, test } from "vitest";
import { parseMicros } from "../money/micros.ts";
import { disputeOutcome, type OutcomeInput } from "./outcome.ts";

const eur = parseMicros;

function outcome(claimed: string, credited: string, changes: Partial<OutcomeInput> = {}) {
  return disputeOutcome({
    mode: "withhold",
    originPeriod: "2026-10",
    creditPeriod: "2026-10",
    unitMicros: 10_000n,
    claims: [
      {
        key: "L5",
        lineCode: "L5",
        claimedMicros: eur(claimed),
        creditedMicros: eur(credited),
        parts: [
          { operatorId: "A", amountMicros: eur("40") },
          { operatorId: null, amountMicros: eur("20") },
        ],
      },
    ],
    ...changes,
  });
}

test("accepted whole: the credit cancels the short-pay, nobody owes anything", () => {
  expect(outcome("60", "60")).toMatchObject({
    status: "accepted",
    releasedMicros: eur("60"),
    payableNowMicros: 0n,
    nextInvoiceCreditMicros: 0n,
    adjustments: [],
  });
});

test("accepted in part: the rest is payable now and goes to its owners, nobody's part to the MVNA", () => {
  const { status, payableNowMicros, adjustments } = outcome("60", "45");
  expect(status).toBe("partly_accepted");
  expect(payableNowMicros).toBe(eur("15"));
  expect(adjustments.map(({ operatorId, amountMicros }) => [operatorId, amountMicros])).toEqual([
    ["A", eur("10")],
    [null, eur("5")],
  ]);
});

test("rejected whole", () => {
  expect(outcome("60", "0")).toMatchObject({
    status: "rejected",
    payableNowMicros: eur("60"),
    releasedMicros: 0n,
  });
});

test("pay-and-claim: the credit reduces the next invoice, and a rejection makes nothing payable", () => {
  expect(outcome("60", "45", { mode: "pay-and-claim" })).toMatchObject({
    payableNowMicros: 0n,
    nextInvoiceCreditMicros: eur("45"),
    rejectedMicros: eur("15"),
  });
});

test("a credit larger than claimed: the excess waits for the next invoice and is named", () => {
  expect(outcome("60", "75")).toMatchObject({
    status: "accepted",
    creditedMicros: eur("60"),
    excessMicros: eur("15"),
    nextInvoiceCreditMicros: eur("15"),
    adjustments: [],
  });
});

test("a credit for the wrong month answers no claim: it is unapplied and the dispute stays open", () => {
  expect(outcome("60", "60", { creditPeriod: "2026-09" })).toMatchObject({
    status: null,
    isWrongPeriod: true,
    creditedMicros: 0n,
    rejectedMicros: 0n,
    nextInvoiceCreditMicros: eur("60"),
    adjustments: [],
  });
});

test("negative claims and credits are refused", () => {
  expect(() => outcome("-60", "0")).toThrow(/positive amounts/);
  expect(() => outcome("60", "-1")).toThrow(/positive amounts/);
});
