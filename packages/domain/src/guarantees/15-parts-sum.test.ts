import fc from "fast-check";
import { expect, test } from "vitest";
import { parseExact, ZERO } from "../money/exact.ts";
import { absMicros, sumMicros } from "../money/micros.ts";
import { compareInvoice } from "../reconciliation/compare.ts";
import { expectPeriod } from "../reconciliation/expected.ts";
import type { Decision } from "../reconciliation/types.ts";
import { settle } from "../settlement/settle.ts";
import {
  exampleInvoice,
  exampleTerms,
  exampleVersion,
  invoiceLine,
  operator,
  PERIOD,
  usage,
} from "../settlement/testing/example-portfolio.ts";
import type { LineAllocation } from "../settlement/types.ts";

const PORTFOLIOS = 1_000;
const SCALES = [
  { currency: "JPY", scale: 0, unitMicros: 1_000_000n },
  { currency: "EUR", scale: 2, unitMicros: 10_000n },
  { currency: "KWD", scale: 3, unitMicros: 1_000n },
] as const;

interface Portfolio {
  readonly money: (typeof SCALES)[number];
  /** Events of each operator. */
  readonly quantities: readonly bigint[];
  readonly unattributed: bigint;
  /** In minor units; negative is a credit. */
  readonly billed: bigint;
  readonly fee: bigint;
  readonly capBps: number;
}

const quantitiesOf = (minLength: number, maxLength: number): fc.Arbitrary<bigint[]> =>
  fc.array(fc.bigInt(0n, 10n ** 9n), { minLength, maxLength, size: "max" });

const portfolio: fc.Arbitrary<Portfolio> = fc.record({
  money: fc.constantFrom(...SCALES),
  quantities: fc.oneof(
    { weight: 95, arbitrary: quantitiesOf(1, 40) },
    { weight: 4, arbitrary: quantitiesOf(41, 500) },
    { weight: 1, arbitrary: quantitiesOf(500, 500) },
  ),
  unattributed: fc.bigInt(0n, 10n ** 7n),
  billed: fc.bigInt(-(10n ** 10n), 10n ** 10n),
  fee: fc.bigInt(-(10n ** 6n), 10n ** 6n),
  capBps: fc.constantFrom(0, 100, 10_000),
});

const idOf = (index: number): string => `op${String(index).padStart(3, "0")}`;

function settleRandom({ money, quantities, unattributed, billed, fee, capBps }: Portfolio) {
  const terms = exampleTerms({
    currency: money.currency,
    rounding: { mode: "half-up", scale: money.scale, per: "line" },
    unattributedCapBps: capBps,
    lines: [
      {
        kind: "usage",
        code: "SMS",
        description: "SMS",
        services: ["sms"],
        zones: ["home"],
        unit: { name: "SMS", size: 1n },
        pricing: { model: "per-unit", rate: parseExact("0.004") },
        record: { first: 1n, next: 1n, setUpFee: ZERO, minimumCharge: ZERO },
        isCountable: false,
      },
      {
        kind: "flat",
        code: "FEE",
        description: "Platform",
        amountMicros: fee * money.unitMicros,
        allocation: { by: "equal" },
      },
    ],
  });
  const versions = [exampleVersion(terms)];
  const totals = [
    ...quantities.map((quantity, index) => usage(idOf(index), "SMS", quantity)),
    usage(null, "SMS", unattributed),
  ];
  const expected = expectPeriod({ period: PERIOD, versions, usage: totals, sims: [] });
  const lines = [
    { ...invoiceLine(1, "SMS", "0"), amountMicros: billed * money.unitMicros },
    { ...invoiceLine(2, "FEE", "0"), amountMicros: fee * money.unitMicros },
  ];
  const invoice = exampleInvoice(lines, { currency: money.currency });
  const comparisons = compareInvoice({ invoice, expected, versions, usage: totals });
  const operators = quantities.map((_, index) =>
    operator(idOf(index), [], { marginVersions: [], statementCurrency: money.currency }),
  );
  return settle({
    agreementId: "agreement",
    period: PERIOD,
    versions,
    invoice: { number: "INV-1", netMicros: invoice.netMicros, taxMicros: 0n, openFlags: [] },
    comparisons,
    expected,
    decisions: new Map(comparisons.map(({ key }): [string, Decision] => [key, "waive"])),
    operators,
  });
}

/** Whether every operator's own part lies within one unit of its exact share of the approved amount. */
function isFair(line: LineAllocation | undefined, { quantities, unattributed, money }: Portfolio): boolean {
  const total = quantities.reduce((sum, quantity) => sum + quantity, unattributed);
  if (line === undefined || total === 0n) return line !== undefined;
  return line.operators.every(({ operatorId, amountMicros }) => {
    const own = quantities[Number(operatorId.slice(2))] ?? 0n;
    const distance = absMicros(amountMicros * total - line.approvedMicros * own);
    return distance < money.unitMicros * total;
  });
}

test("guarantee 15: operator parts + retained = approved, to the smallest unit", () => {
  let held = 0;
  for (const random of fc.sample(portfolio, { numRuns: PORTFOLIOS, seed: 15 })) {
    const { allocations, totals, approved } = settleRandom(random);
    for (const line of allocations) {
      const shares = [...line.operators, ...line.spread].map(({ amountMicros }) => amountMicros);
      expect(sumMicros(shares) + line.retainedMicros).toBe(line.approvedMicros);
      expect(shares.every((share) => share % random.money.unitMicros === 0n)).toBe(true);
    }
    expect(isFair(allocations[0], random)).toBe(true);
    const invoiced = (random.billed + random.fee) * random.money.unitMicros;
    expect(sumMicros(approved.map(({ approvedMicros }) => approvedMicros))).toBe(invoiced);
    expect(totals.costMicros + totals.retainedMicros).toBe(invoiced);
    held += 1;
  }
  expect(held).toBe(PORTFOLIOS);
  console.log(`guarantee 15: ${held} of ${PORTFOLIOS} random portfolios sum to the approved amount`);
});
