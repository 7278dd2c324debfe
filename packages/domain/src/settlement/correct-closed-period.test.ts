import { expect, test } from "vitest";
import type { ChargeLine } from "../agreement/types.ts";
import { exact, parseExact } from "../money/exact.ts";
import { parseMicros, sumMicros } from "../money/micros.ts";
import { compareInvoice } from "../reconciliation/compare.ts";
import { expectPeriod } from "../reconciliation/expected.ts";
import type { UsageTotal } from "../usage/types.ts";
import { accrueComparisons } from "./accrue-comparisons.ts";
import { correctClosedPeriod, postedAmounts } from "./correct-closed-period.ts";
import { settle } from "./settle.ts";
import {
  exampleInput,
  exampleInvoice,
  exampleTerms,
  exampleVersion,
  INVOICE_LINES,
  invoiceLine,
  LINES,
  operator,
  PERIOD,
  USAGE,
  usage,
} from "./testing/example-portfolio.ts";
import type { Adjustment, Settlement, SettlementInput } from "./types.ts";

const eur = parseMicros;
const GIGABYTE = 1_000_000_000n;
const sms = (rate: string): ChargeLine[] =>
  LINES.filter(({ code }) => code === "L4").map((line) =>
    line.kind === "usage"
      ? { ...line, pricing: { model: "per-unit" as const, rate: parseExact(rate) } }
      : line,
  );

/** Settles on the accrual, as a period without an invoice is. */
function accrued(
  totals: readonly UsageTotal[],
  lines: readonly ChargeLine[] = sms("0.004"),
  operators: SettlementInput["operators"] = ["A", "B"].map((id) =>
    operator(id, [{ kind: "markup", bps: 1_000, base: "usage" }]),
  ),
): Settlement {
  const versions = [exampleVersion(exampleTerms({ lines }))];
  const expected = expectPeriod({ period: PERIOD, versions, usage: totals, sims: [] });
  return settle({
    agreementId: "agreement",
    period: PERIOD,
    versions,
    invoice: null,
    comparisons: accrueComparisons(expected, PERIOD),
    expected,
    decisions: new Map(),
    operators,
  });
}

const figures = (adjustments: readonly Adjustment[]) =>
  adjustments.map(({ operatorId, lineCode, originPeriod, amountMicros }) => [
    operatorId,
    lineCode,
    originPeriod,
    amountMicros,
  ]);

const correct = (posted: Parameters<typeof correctClosedPeriod>[0]["posted"], recomputed: Settlement) =>
  correctClosedPeriod({ posted, recomputed, reason: "late_usage", description: "Late usage" });

const first = [usage("A", "L4", 1_000n), usage("B", "L4", 1_000n)];

test("nothing changed: no adjustment", () => {
  const settlement = accrued(first);
  expect(correct(postedAmounts(settlement), settlement)).toEqual([]);
});

test("a late CDR after the lock becomes an adjustment with its origin, margin included, once", () => {
  const closed = accrued(first);
  const before = postedAmounts(closed);
  const late = accrued([...first, usage("A", "L4", 250n)]);
  const adjustments = correct(before, late);
  expect(figures(adjustments)).toEqual([
    ["A", "L4", PERIOD, eur("1")],
    ["A", "MARGIN_MARKUP", PERIOD, eur("0.10")],
  ]);
  expect(correct([...before, ...adjustments], late)).toEqual([]);
});

test("late facts are summed before they are rounded: a thousand of 0.004 are 4.00, not nothing", () => {
  const closed = accrued(first);
  let posted = postedAmounts(closed);
  let totals = first;
  for (let index = 0; index < 1_000; index += 1) {
    totals = [...first, usage("A", "L4", BigInt(index + 1))];
    posted = [...posted, ...correct(posted, accrued(totals))];
  }
  const own = posted.filter(({ operatorId, lineCode }) => operatorId === "A" && lineCode === "L4");
  expect(sumMicros(own.map(({ amountMicros }) => amountMicros))).toBe(eur("8"));
});

test("a volume tier crossed by a late CDR reprices all units, every operator's difference explained", () => {
  const tiers = [
    { upTo: exact(2_000n), rate: parseExact("0.90"), flat: exact(0n) },
    { upTo: null, rate: parseExact("0.70"), flat: exact(0n) },
  ];
  const lines = LINES.filter(({ code }) => code === "L1").map((line) =>
    line.kind === "usage" ? { ...line, pricing: { model: "volume" as const, tiers } } : line,
  );
  const used = [usage("A", "L1", 1_500n * GIGABYTE), usage("B", "L1", 500n * GIGABYTE)];
  const plain = ["A", "B"].map((id) => operator(id, []));
  const closed = accrued(used, lines, plain);
  const late = accrued([...used, usage("A", "L1", GIGABYTE)], lines, plain);
  // 2,000 x 0.90 = 1,800 becomes 2,001 x 0.70 = 1,400.70: A 1,350 to 1,050.70, B 450 to 350.
  expect(figures(correct(postedAmounts(closed), late))).toEqual([
    ["A", "L1", PERIOD, eur("-299.30")],
    ["B", "L1", PERIOD, eur("-100")],
  ]);
});

test("a retroactive rate cut gives credit lines to the period's operators, one terminated since", () => {
  const closed = accrued(first);
  const cut = accrued(first, sms("0.003"));
  const adjustments = correctClosedPeriod({
    posted: postedAmounts(closed),
    recomputed: cut,
    reason: "correction",
    description: "Rate cut",
  });
  expect(figures(adjustments)).toEqual([
    ["A", "L4", PERIOD, eur("-1")],
    ["A", "MARGIN_MARKUP", PERIOD, eur("-0.10")],
    ["B", "L4", PERIOD, eur("-1")],
    ["B", "MARGIN_MARKUP", PERIOD, eur("-0.10")],
  ]);
  const gone = operator("B", [], { liveUntil: Date.UTC(2026, 9, 31) });
  const next = settle({
    ...exampleInput({ operators: [operator("A", []), gone] }),
    period: "2026-11",
    invoice: null,
    comparisons: [],
    expected: [],
    adjustments,
  });
  const final = next.operators.find(({ operatorId }) => operatorId === "B");
  expect(final).toMatchObject({ isFinal: true, netMicros: eur("-1.10"), adjustmentsMicros: eur("-1.10") });
});

test("a rejected dispute, settled again, moves only the rejected part to those who own it", () => {
  const closed = settle(exampleInput());
  const resolutions = new Map([["L5", { rejectedMicros: eur("15") }]]);
  const resolved = settle(exampleInput({ resolutions }));
  const adjustments = correctClosedPeriod({
    posted: postedAmounts(closed),
    recomputed: resolved,
    reason: "dispute_rejected",
    description: "Dispute rejected",
  });
  expect(figures(adjustments)).toEqual([
    ["A", "L5", PERIOD, eur("10.36")],
    ["B", "L5", PERIOD, eur("4.64")],
  ]);
  expect(resolved.amounts.netRecoverableMicros).toBe(eur("783"));
});

test("a rejected in-scope dispute lowers the shortfall by the same amount", () => {
  const closed = settle(exampleInput());
  const resolved = settle(exampleInput({ resolutions: new Map([["L1", { rejectedMicros: eur("770") }]]) }));
  const adjustments = correctClosedPeriod({
    posted: postedAmounts(closed),
    recomputed: resolved,
    reason: "dispute_rejected",
    description: "Dispute rejected",
  });
  const cost = adjustments.filter(({ lineCode }) => !lineCode.startsWith("MARGIN_"));
  expect(sumMicros(cost.map(({ amountMicros }) => amountMicros))).toBe(0n);
  expect(
    sumMicros(cost.filter(({ lineCode }) => lineCode === "L7").map(({ amountMicros }) => amountMicros)),
  ).toBe(eur("-770"));
});

test("a revised invoice after settlement supersedes, and only the delta is settled", () => {
  const closed = settle(exampleInput());
  const lines = INVOICE_LINES.map((line) =>
    line.lineCode === "L2" ? invoiceLine(2, "L2", "4059", { quantity: "3690", rate: "1.10" }) : line,
  );
  const revised = settle(exampleInput({ invoiceLines: lines }));
  // L2 was approved at 4,059 already: the operators owe nothing more, and 738 less is withheld.
  expect(correct(postedAmounts(closed), revised)).toEqual([]);
  expect(closed.amounts.withheldMicros - revised.amounts.withheldMicros).toBe(eur("738"));
});

test("an accrual is trued up by the invoice that comes later", () => {
  const versions = [exampleVersion(exampleTerms())];
  const base = exampleInput();
  const accrual = settle({
    ...base,
    invoice: null,
    comparisons: accrueComparisons(base.expected, PERIOD),
    decisions: new Map(),
  });
  const invoiced = settle({
    ...base,
    comparisons: compareInvoice({
      invoice: exampleInvoice(INVOICE_LINES),
      expected: base.expected,
      versions,
      usage: USAGE,
    }),
  });
  const adjustments = correct(postedAmounts(accrual), invoiced);
  const cost = adjustments.filter(({ lineCode }) => !lineCode.startsWith("MARGIN_"));
  // L3 is 21.00 dearer, and the shortfall 21.00 lower: the sum stays, the operators' parts move.
  expect(sumMicros(cost.map(({ amountMicros }) => amountMicros))).toBe(0n);
  expect(correct([...postedAmounts(accrual), ...adjustments], invoiced)).toEqual([]);
});
