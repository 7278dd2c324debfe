import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { priceQuantity } from "../agreement/price-quantity.ts";
import { disputeOutcome } from "../dispute/outcome.ts";
import { minorUnitMicros } from "../money/currency.ts";
import { exact, parseExact } from "../money/exact.ts";
import { parseMicros, sumMicros } from "../money/micros.ts";
import { roundExact } from "../money/round.ts";
import type { LineComparison } from "../reconciliation/types.ts";
import { basisWeights } from "./allocation-basis.ts";
import { settle } from "./settle.ts";
import {
  DOMESTIC_TIERS,
  exampleInput,
  exampleTerms,
  LINES,
  OPERATORS,
  operator,
} from "./testing/example-portfolio.ts";
import type { LineAllocation, Settlement } from "./types.ts";

const golden = JSON.parse(readFileSync(new URL("./golden/worked-example.json", import.meta.url), "utf8"));
const input = exampleInput();
const settlement = settle(input);
const eur = parseMicros;

function comparison(key: string): LineComparison {
  const found = input.comparisons.find((candidate) => candidate.key === key);
  if (found === undefined) throw new Error(`no comparison ${key}`);
  return found;
}

function allocation(key: string, of: Settlement = settlement): LineAllocation {
  const found = of.allocations.find((candidate) => candidate.key === key);
  if (found === undefined) throw new Error(`no allocation ${key}`);
  return found;
}

const settled = (operatorId: string, of: Settlement = settlement) =>
  of.operators.find((candidate) => candidate.operatorId === operatorId);

test("each line compares, is judged and approved as worked by hand", () => {
  expect(input.comparisons).toHaveLength(golden.lines.length);
  for (const line of golden.lines) {
    const { billedMicros, expectedMicros, deltaMicros, toleranceMicros, verdict, cause } = comparison(
      line.code,
    );
    const approved = settlement.approved.find(({ key }) => key === line.code);
    expect({ billedMicros, expectedMicros, deltaMicros, toleranceMicros, verdict, cause }).toEqual({
      billedMicros: eur(line.billed),
      expectedMicros: eur(line.expected),
      deltaMicros: eur(line.delta),
      toleranceMicros: eur(line.tolerance),
      verdict: line.verdict,
      cause: line.cause,
    });
    expect(approved?.approvedMicros).toBe(eur(line.approved));
  }
});

test("the totals of billed, expected, difference and approved are as worked by hand", () => {
  const { billed, expected, delta, approved } = golden.totals;
  expect(sumMicros(input.comparisons.map((line) => line.billedMicros))).toBe(eur(billed));
  expect(sumMicros(input.comparisons.map((line) => line.expectedMicros))).toBe(eur(expected));
  expect(sumMicros(input.comparisons.map((line) => line.deltaMicros))).toBe(eur(delta));
  expect(settlement.totals.approvedMicros).toBe(eur(approved));
});

test("every exception says under which figure the line matches, and whose it is", () => {
  for (const [key, sentence] of Object.entries(golden.counterfactuals)) {
    expect(comparison(key).counterfactual?.explanation).toBe(sentence);
    expect(comparison(key).counterfactual?.amountMicros).toBe(comparison(key).billedMicros);
  }
  for (const key of ["L1", "L2", "L5"]) {
    const parts = Object.entries<string>(golden.parts[key]).map(([operatorId, amount]) => ({
      operatorId: operatorId === "U" ? null : operatorId,
      amountMicros: eur(amount),
    }));
    expect(comparison(key).parts).toEqual(parts);
  }
});

test("gross disputed 1,568.00, net recoverable 798.00, and what is payable in both modes", () => {
  const { amounts } = settlement;
  expect(amounts.grossDisputedMicros).toBe(eur(golden.amounts.grossDisputed));
  expect(amounts.netRecoverableMicros).toBe(eur(golden.amounts.netRecoverable));
  expect(amounts.withheldMicros).toBe(eur(golden.amounts.netRecoverable));
  expect(amounts.payableMicros).toBe(eur(golden.amounts.payable.withhold));
  const terms = exampleTerms({ dispute: { windowDays: 30, mode: "pay-and-claim" } });
  const paid = settle(exampleInput({ terms })).amounts;
  expect(paid.payableMicros).toBe(eur(golden.amounts.payable["pay-and-claim"]));
  expect(paid.claimMicros).toBe(eur(golden.amounts.netRecoverable));
  expect(paid.withheldMicros).toBe(0n);
});

test("disputing L1 alone is worth nothing, L2 alone 738.00, L5 alone 60.00", () => {
  expect(settlement.amounts.disputes).toEqual(
    ["L1", "L2", "L5"].map((key) => ({
      key,
      grossMicros: eur(golden.amounts.grossAlone[key]),
      netMicros: eur(golden.amounts.netValueAlone[key]),
    })),
  );
});

test("each line is shared to the cent, unattributed usage is spread beside it", () => {
  for (const line of golden.lines) {
    const shared = allocation(line.code);
    const want = golden.allocation[line.code];
    for (const operatorId of ["A", "B", "C"]) {
      const share = shared.operators.find((candidate) => candidate.operatorId === operatorId);
      expect(share?.amountMicros ?? 0n, `${line.code} ${operatorId}`).toBe(eur(want[operatorId]));
    }
    expect(shared.unattributedMicros).toBe(eur(want.U));
    expect(shared.retainedMicros).toBe(0n);
    const spread = Object.entries<string>(golden.spread[line.code] ?? {});
    expect(shared.spread).toEqual(
      spread.map(([operatorId, amount]) => ({ operatorId, amountMicros: eur(amount), quantity: null })),
    );
  }
});

test("L7 weighs by what each operator falls short of its own commitment", () => {
  const commitment = LINES.find((line) => line.kind === "commitment") ?? null;
  const weights = basisWeights(
    { by: "own-shortfall" },
    { code: "L7", period: golden.period, commitment },
    { operatorIds: ["A", "B", "C"], expected: input.expected, allocations: settlement.allocations },
  );
  expect(weights).toEqual(
    ["A", "B", "C"].map((operatorId) => ({
      operatorId,
      weight: exact(eur(golden.ownShortfalls[operatorId])),
    })),
  );
});

test("L6 equally gives 1,666.67, 1,666.67 and 1,666.66", () => {
  const lines = LINES.map((line) =>
    line.kind === "flat" ? { ...line, allocation: { by: "equal" } as const } : line,
  );
  const equally = settle(exampleInput({ terms: exampleTerms({ lines }) }));
  for (const { operatorId, amountMicros } of allocation("L6", equally).operators) {
    expect(amountMicros).toBe(eur(golden.equally[operatorId]));
  }
});

test("cost, margin and statement net of every operator are as worked by hand", () => {
  for (const operatorId of ["A", "B", "C"]) {
    expect(settled(operatorId)?.costMicros).toBe(eur(golden.cost[operatorId]));
    expect(settled(operatorId)?.marginMicros).toBe(eur(golden.margin[operatorId]));
    expect(settled(operatorId)?.netMicros).toBe(eur(golden.statementNet[operatorId]));
  }
  expect(settlement.totals.marginMicros).toBe(eur(golden.margin.total));
  expect(settlement.totals.netMicros).toBe(eur(golden.statementNet.total));
  expect(settlement.totals.costMicros + settlement.totals.retainedMicros).toBe(eur(golden.totals.approved));
  expect(settlement.blockers).toEqual([]);
});

test("other margins for A: tiered on cost, share of revenue, share of revenue less cost", () => {
  const revenue = { netMicros: eur(golden.otherMarginsForA.revenue), isProvisional: false };
  const tiers = [
    { upToMicros: eur("50000"), bps: 1_000 },
    { upToMicros: eur("150000"), bps: 700 },
    { upToMicros: null, bps: 500 },
  ];
  const marginOfA = (component: Parameters<typeof operator>[1][number]) => {
    const operators = [operator("A", [component], { revenue }), ...OPERATORS.slice(1)];
    return settled("A", settle({ ...input, operators }))?.marginMicros;
  };
  expect(marginOfA({ kind: "tiered", tiers, base: "cost" })).toBe(eur(golden.otherMarginsForA.tiered));
  expect(marginOfA({ kind: "revenue-share", bps: 300, of: "revenue" })).toBe(
    eur(golden.otherMarginsForA.revenueShare),
  );
  expect(marginOfA({ kind: "revenue-share", bps: 1_500, of: "revenue-less-cost" })).toBe(
    eur(golden.otherMarginsForA.revenueLessCost),
  );
});

test("volume pricing has a cliff where graduated pricing has none", () => {
  const price = (model: "volume" | "graduated", quantity: string) =>
    roundExact(priceQuantity({ model, tiers: DOMESTIC_TIERS }, parseExact(quantity)), {
      mode: "half-up",
      scale: 2,
    });
  for (const { quantity, volume, graduated } of golden.volumeCliff) {
    expect(price("volume", quantity)).toBe(eur(volume));
    expect(price("graduated", quantity)).toBe(eur(graduated));
  }
});

test("the MNO credits 738 + 45 and rejects 15: payable now, an adjustment to those who own the SIMs", () => {
  const { resolution } = golden;
  const claims = ["L1", "L2", "L5"].map((key) => ({
    key,
    lineCode: key,
    claimedMicros: eur(golden.amounts.netValueAlone[key]),
    creditedMicros: eur(resolution.credited[key] ?? "0"),
    parts: comparison(key).parts,
  }));
  const facts = {
    originPeriod: golden.period,
    creditPeriod: golden.period,
    claims,
    unitMicros: minorUnitMicros("EUR"),
  };
  const withheld = disputeOutcome({ mode: "withhold", ...facts });
  expect(withheld.status).toBe("partly_accepted");
  expect(withheld.payableNowMicros).toBe(eur(resolution.payableNow));
  expect(withheld.releasedMicros).toBe(eur(resolution.released));
  expect(withheld.nextInvoiceCreditMicros).toBe(eur(resolution.nextInvoiceCredit.withhold));
  expect(withheld.adjustments).toEqual(
    Object.entries<string>(resolution.adjustments).map(([operatorId, amount]) => ({
      operatorId,
      originPeriod: golden.period,
      reason: "dispute_rejected",
      description: "Dispute of 2026-10 rejected",
      lineCode: "L5",
      amountMicros: eur(amount),
    })),
  );
  const paid = disputeOutcome({ mode: "pay-and-claim", ...facts });
  expect(paid.payableNowMicros).toBe(0n);
  expect(paid.nextInvoiceCreditMicros).toBe(eur(resolution.nextInvoiceCredit["pay-and-claim"]));
});
