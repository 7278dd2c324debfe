import fc from "fast-check";
import { expect, test } from "vitest";
import type { MarginComponent, MarginTerms } from "../margin/types.ts";
import { parseExact } from "../money/exact.ts";
import { parseMicros, sumMicros } from "../money/micros.ts";
import { expectPeriod } from "../reconciliation/expected.ts";
import { accrueComparisons } from "../settlement/accrue-comparisons.ts";
import { correctClosedPeriod, postedAmounts } from "../settlement/correct-closed-period.ts";
import { settle } from "../settlement/settle.ts";
import {
  exampleInput,
  exampleTerms,
  exampleVersion,
  marginVersion,
  OPERATORS,
  operator,
  PERIOD,
  SIMS,
  USAGE,
  usage,
} from "../settlement/testing/example-portfolio.ts";
import type { Settlement, SettlementInput } from "../settlement/types.ts";
import { buildStatement } from "./build-statement.ts";

const GB = 1_000_000_000n;
const eur = parseMicros;
const perUnit = (line: string, rate: string) => ({
  line,
  pricing: { model: "per-unit" as const, rate: parseExact(rate) },
});

/** A pays 0.82 per GB whatever the portfolio's tier; the MVNA bears the platform fee and the commitment. */
const OWN_RATES: MarginComponent = {
  kind: "own-rates",
  rates: [
    perUnit("L1", "0.82"),
    perUnit("L2", "1.25"),
    perUnit("L3", "0.007"),
    perUnit("L4", "0.005"),
    perUnit("L5", "0.30"),
  ],
  borne: ["L6", "L7"],
};

function withTerms(components: readonly MarginComponent[], changes: Partial<MarginTerms> = {}) {
  const marginVersions = [marginVersion("A", components, { presentation: "charge", ...changes })];
  return [operator("A", [], { marginVersions }), ...OPERATORS.slice(1)];
}

const ownRates = withTerms([OWN_RATES]);

/** The period accrued, with other usage on the line with tiers. */
function accrued(
  gigabytes: { readonly A?: bigint; readonly B?: bigint; readonly nobody?: bigint },
  operators: SettlementInput["operators"] = ownRates,
): Settlement {
  const { A = 62_400n, B = 31_050n, nobody = 350n } = gigabytes;
  const domestic = [usage("A", "L1", A * GB), usage("B", "L1", B * GB), usage(null, "L1", nobody * GB)];
  const others = USAGE.filter(({ lineCode }) => lineCode !== "L1");
  const versions = [exampleVersion(exampleTerms())];
  const facts = { period: PERIOD, versions, sims: SIMS, usage: [...domestic, ...others] };
  const expected = expectPeriod(facts);
  const comparisons = accrueComparisons(expected, PERIOD);
  return settle({ ...exampleInput({ operators }), versions, invoice: null, expected, comparisons });
}

function chargesOfA(settlement: Settlement) {
  const { lines, netMicros } = buildStatement({
    settlement,
    operatorId: "A",
    number: "S",
    version: 1,
    issuedOn: "2026-11-10",
    paymentTermDays: 30,
    tax: { bps: 0, per: "total", mode: "half-up" },
  });
  expect(netMicros).toBe(sumMicros(lines.map(({ amountMicros }) => amountMicros)));
  return lines.map(({ code, quantity, amountMicros }) => [code, quantity, amountMicros]);
}

test("own rates charge an operator its own usage at its own price, and nothing of what is borne", () => {
  const settlement = accrued({});
  // 62,400 x 0.82, 1,210 x 1.25, 1,900,000 x 0.007, 410,000 x 0.005, 48,000 x 0.30
  expect(chargesOfA(settlement)).toEqual([
    ["L1", "62400", eur("51168")],
    ["L2", "1210", eur("1512.50")],
    ["L3", "1900000", eur("13300")],
    ["L4", "410000", eur("2050")],
    ["L5", "48000", eur("14400")],
  ]);
  const own = settlement.operators.find(({ operatorId }) => operatorId === "A");
  expect(own?.netMicros).toBe(eur("82430.50"));
  expect((own?.costMicros ?? 0n) + (own?.marginMicros ?? 0n)).toBe(eur("82430.50"));
});

test("edge case 69: own rates charge the same in whatever tier the portfolio ends", () => {
  const before = accrued({});
  const after = accrued({ B: 131_050n });
  const costOfA = (settlement: Settlement) =>
    settlement.operators.find(({ operatorId }) => operatorId === "A")?.costMicros;
  expect(costOfA(after)).not.toBe(costOfA(before));
  expect(chargesOfA(after)).toEqual(chargesOfA(before));
  // What own rates are for: with a markup the same change is there to be read off.
  const blended = withTerms([{ kind: "markup", bps: 800, base: "usage" }]);
  expect(chargesOfA(accrued({ B: 131_050n }, blended))).not.toEqual(chargesOfA(accrued({}, blended)));
});

test("own rates: whatever siblings and nobody's SIMs use, the charges are the same to the micro", () => {
  const charges = chargesOfA(accrued({}));
  const anyUsage = fc.bigInt({ min: 0n, max: 400_000n });
  fc.assert(
    fc.property(anyUsage, anyUsage, (B, nobody) => {
      expect(chargesOfA(accrued({ B, nobody }))).toEqual(charges);
    }),
    { numRuns: 200 },
  );
});

test("other margins beside own rates stand on what is passed on, or on a service charge", () => {
  const fixed: MarginComponent = { kind: "fixed", amountMicros: eur("750"), isProrated: true };
  const alone = chargesOfA(accrued({}, withTerms([OWN_RATES, fixed])));
  expect(alone.at(-1)).toEqual(["SERVICE", null, eur("750")]);
  const platform = { ...OWN_RATES, borne: ["L7"] };
  const [own, ...rest] = chargesOfA(accrued({}, withTerms([platform, fixed]))).reverse();
  // 5,000 x 48,000 / 69,500 = 3,453.24, and the 750 with it.
  expect(own).toEqual(["L6", null, eur("4203.24")]);
  expect(rest.reverse()).toEqual(chargesOfA(accrued({})));
});

test("own rates below the network's price are a margin below zero, whatever else may not be", () => {
  const cheap: MarginComponent = { kind: "own-rates", rates: [perUnit("L1", "0.10")], borne: [] };
  const own = accrued({}, withTerms([cheap])).operators.find(({ operatorId }) => operatorId === "A");
  expect(own?.marginMicros).toBeLessThan(0n);
  expect(chargesOfA(accrued({}, withTerms([cheap])))[0]).toEqual(["L1", "62400", eur("6240")]);
});

test("own rates that change within the period count by live days, and still show no cost", () => {
  const dearer: MarginComponent = { ...OWN_RATES, rates: [perUnit("L1", "1.13")] };
  const changed = (day: number) => {
    const at = Date.UTC(2026, 9, day, -2);
    const versions = [
      marginVersion("A", [OWN_RATES], { presentation: "charge" }),
      marginVersion("A", [dearer], { presentation: "charge" }, at, 2),
    ];
    return [operator("A", [], { marginVersions: versions }), ...OPERATORS.slice(1)];
  };
  // 10 of 31 days at 0.82, 21 at 1.13: 62,400 x (0.82 x 10 + 1.13 x 21) / 31.
  const charges = chargesOfA(accrued({}, changed(11)));
  expect(charges[0]).toEqual(["L1", "62400", eur("64272")]);
  expect(chargesOfA(accrued({ B: 131_050n }, changed(11)))[0]).toEqual(charges[0]);
});

/** What a later statement charges for a period that is settled again. */
function chargesOfCorrection(closed: Settlement, recomputed: Settlement) {
  const adjustments = correctClosedPeriod({
    posted: postedAmounts(closed),
    recomputed,
    reason: "correction",
    description: "Correction of 2026-10",
  });
  const next = settle({
    ...exampleInput({ operators: ownRates }),
    period: "2026-11",
    invoice: null,
    comparisons: [],
    expected: [],
    adjustments,
  });
  expect(adjustments.some(({ operatorId }) => operatorId === "A")).toBe(true);
  return chargesOfA(next);
}

test("a correction charges late usage at the own rate, and no change of the cost", () => {
  const closed = accrued({});
  expect(chargesOfCorrection(closed, accrued({ A: 62_500n }))).toEqual([["L1", null, eur("82")]]);
  expect(chargesOfCorrection(closed, accrued({ B: 131_050n }))).toEqual([]);
});

test("a dispute that the network rejects costs an operator with own rates nothing", () => {
  const closed = settle(exampleInput({ operators: ownRates }));
  const resolutions = new Map([["L5", { rejectedMicros: eur("15") }]]);
  const resolved = settle(exampleInput({ operators: ownRates, resolutions }));
  expect(chargesOfCorrection(closed, resolved)).toEqual([]);
});
