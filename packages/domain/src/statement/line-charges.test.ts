import { expect, test } from "vitest";
import { parseMicros } from "../money/micros.ts";
import { settle } from "../settlement/settle.ts";
import { exampleInput, marginVersion, OPERATORS } from "../settlement/testing/example-portfolio.ts";
import type { SettlementInput } from "../settlement/types.ts";
import { buildStatement } from "./build-statement.ts";
import { lineCharges } from "./line-charges.ts";

const TAX = { bps: 0, per: "total", mode: "half-up" } as const;

/** What each line of an operator's statement charges, by the line's code. */
function chargesOf(operatorId: string, input: SettlementInput, late: readonly string[] = []) {
  const settlement = settle(input);
  const operator = settlement.operators.find((one) => one.operatorId === operatorId);
  if (operator === undefined) throw new Error(`${operatorId} is not settled`);
  const isLate = (code: string, period: string) => late.includes(`${code} ${period}`);
  const charges = lineCharges(operator, { settlement, versions: input.versions, isLate });
  const document = { number: "S", version: 1, issuedOn: "2026-11-10", paymentTermDays: 30, tax: TAX };
  const { lines } = buildStatement({ settlement, operatorId, ...document });
  expect(charges).toHaveLength(lines.length);
  return charges.map(({ kind, unitSize }, at) => [lines[at]?.code, kind, unitSize]);
}

const GB = 1_000_000_000n;

test("each line of the example says what it charges", () => {
  expect(chargesOf("B", exampleInput())).toEqual([
    ["L1", "usage", GB],
    ["L1", "spread", null],
    ["L2", "usage", GB],
    ["L3", "usage", 60n],
    ["L3", "spread", null],
    ["L4", "usage", 1n],
    ["L5", "sim", null],
    ["L6", "fixed", null],
    ["L7", "commitment", null],
    ["MARGIN_PER_UNIT", "margin", null],
    ["MARGIN_PER_UNIT", "margin", null],
  ]);
});

const charged = OPERATORS.map((one) => ({
  ...one,
  marginVersions: one.marginVersions.map(({ terms }) =>
    marginVersion(one.operatorId, terms.components, { presentation: "charge" }),
  ),
}));

test("where the margin stands inside the charges, no line is a margin", () => {
  const adjustments = ["L1", "MARGIN_FIXED"].map((lineCode) => ({
    operatorId: "A",
    originPeriod: "2026-09",
    reason: "late_usage" as const,
    description: "Late usage of 2026-09",
    lineCode,
    amountMicros: parseMicros("10"),
  }));
  const credits = [
    { operatorId: "A", code: "CREDIT", description: "Goodwill", originPeriod: "2026-10", amountMicros: 1n },
  ];
  const kinds = chargesOf("A", exampleInput({ operators: charged, adjustments, credits }));
  expect(kinds.slice(-2).map(([code, kind]) => [code, kind])).toEqual([
    ["L1", "adjustment"],
    ["CREDIT", "credit"],
  ]);
  expect(kinds.map(([, kind]) => kind)).not.toContain("margin");
});

test("a margin without a cost to bear it is a service charge, and late usage is told apart", () => {
  const alone = OPERATORS.find(({ operatorId }) => operatorId === "C");
  if (alone === undefined) throw new Error("the example has an operator C");
  const fixed = [{ kind: "fixed", amountMicros: parseMicros("750"), isProrated: false }] as const;
  const free = {
    ...alone,
    operatorId: "D",
    marginVersions: [marginVersion("D", fixed, { presentation: "charge" })],
  };
  const input = exampleInput({ operators: [...charged, free] });
  const zero = { ...input, comparisons: [], expected: [] };
  expect(chargesOf("D", zero)).toEqual([["SERVICE", "service", null]]);
  expect(chargesOf("B", exampleInput(), ["L2 2026-10"])[2]).toEqual(["L2", "late-usage", GB]);
});
