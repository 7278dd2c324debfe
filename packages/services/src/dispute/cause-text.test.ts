import type { LineComparison } from "@tributary/domain/reconciliation/types";
import { expect, test } from "vitest";
import { causeText } from "./cause-text.ts";

function comparison(changes: Partial<LineComparison>): LineComparison {
  return {
    key: "L1",
    lineCode: "L1",
    operatorId: null,
    period: "2026-10",
    invoiceLineNumbers: [1],
    billedMicros: 0n,
    expectedMicros: 0n,
    deltaMicros: 0n,
    toleranceMicros: 0n,
    billedQuantity: null,
    expectedQuantity: null,
    billedRate: null,
    expectedRate: null,
    verdict: "exception",
    isUnderBilled: false,
    cause: "VOLUME",
    counterfactual: null,
    parts: [{ operatorId: "data", amountMicros: 1n }],
    ...changes,
  };
}

test("an explanation by one operator's usage does not say whose it is, and keeps every other word", () => {
  const explanation = "Without the usage of data the line matches.";
  const counterfactual = { cause: "VOLUME", explanation, amountMicros: 0n } as const;
  expect(causeText(comparison({ counterfactual }))).toBe(
    "The quantity that is billed is not the one that our records hold. " +
      "Without the usage of one operator the line matches.",
  );
});

test("a difference without a cause says that none was found", () => {
  expect(causeText(comparison({ cause: null }))).toBe("No single assumption makes the line match.");
});
