import { expect, test } from "vitest";
import { parseMicros, sumMicros } from "../money/micros.ts";
import { settle } from "../settlement/settle.ts";
import { exampleInput, marginVersion, OPERATORS, operator } from "../settlement/testing/example-portfolio.ts";
import type { Settlement, SettlementInput } from "../settlement/types.ts";
import { buildStatement, type StatementInput } from "./build-statement.ts";
import { canonicalJson } from "./canonical.ts";
import { textCell } from "./csv-cells.ts";
import { statementCsv } from "./statement-csv.ts";

const eur = parseMicros;
const tax = { bps: 1_900, per: "total", mode: "half-up" } as const;

function statementOf(settlement: Settlement, operatorId: string, changes: Partial<StatementInput> = {}) {
  return buildStatement({
    settlement,
    operatorId,
    number: "2026-10-A",
    version: 1,
    issuedOn: "2026-11-10",
    paymentTermDays: 30,
    tax,
    ...changes,
  });
}

/** The example with every operator shown one charge per line. */
function charged(changes: Partial<SettlementInput> = {}): Settlement {
  const operators = OPERATORS.map((one) => ({
    ...one,
    marginVersions: one.marginVersions.map((version) =>
      marginVersion(one.operatorId, version.terms.components, { presentation: "charge" }),
    ),
  }));
  return settle(exampleInput({ operators, ...changes }));
}

test("cost-plus: cost lines, then the service fee apart", () => {
  const { lines, netMicros } = statementOf(settle(exampleInput()), "B");
  expect(lines.map(({ code, amountMicros }) => [code, amountMicros])).toEqual([
    ["L1", eur("25045.24")],
    ["L1", eur("93.80")],
    ["L2", eur("2728")],
    ["L3", eur("4926.32")],
    ["L3", eur("10.87")],
    ["L4", eur("600")],
    ["L5", eur("5375")],
    ["L6", eur("1546.76")],
    ["L7", eur("2653.96")],
    ["MARGIN_PER_UNIT", eur("1552.50")],
    ["MARGIN_PER_UNIT", eur("430")],
  ]);
  expect(netMicros).toBe(eur("44962.45"));
});

test("charge: the same net, the margin inside each line, neither cost nor margin in the document", () => {
  const settlement = charged();
  for (const { operatorId, netMicros, marginMicros, lines } of settlement.operators) {
    const statement = statementOf(settlement, operatorId);
    expect(statement.netMicros).toBe(netMicros);
    const printed = canonicalJson(statement);
    const costs = lines.filter(({ kind }) => kind === "cost").map(({ amountMicros }) => amountMicros);
    for (const secret of [...costs, marginMicros]) {
      expect(printed.includes(`"${secret}"`), `${operatorId} ${secret}`).toBe(false);
    }
    expect(printed).not.toMatch(/MARGIN|cost|margin/i);
  }
});

test("charge: each line bears its share of the margin by cost", () => {
  const { lines } = statementOf(charged(), "A");
  // 5,194.54 x 50,332.45 / 80,385.01 = 3,252.5209; 50,332.45 + 3,252.52.
  expect(lines[0]).toMatchObject({
    code: "L1",
    amountMicros: eur("53584.97"),
    quantity: "62400",
    unit: "GB",
  });
});

test("charge: without cost the margin is one service charge", () => {
  const idle = operator("D", [], {
    marginVersions: [marginVersion("D", [], { minimumMicros: eur("200"), presentation: "charge" })],
  });
  const { lines } = statementOf(settle(exampleInput({ operators: [...OPERATORS, idle] })), "D");
  expect(lines.map(({ code, amountMicros }) => [code, amountMicros])).toEqual([["SERVICE", eur("200")]]);
});

test("charge: a correction carries its margin inside as well, also when it goes down", () => {
  const correction = (lineCode: string, amount: string) => ({
    operatorId: "A",
    originPeriod: "2026-08",
    reason: "correction" as const,
    description: "Rate cut",
    lineCode,
    amountMicros: eur(amount),
  });
  const adjustments = [
    correction("L4", "-10"),
    correction("L3", "-30"),
    correction("MARGIN_MARKUP", "-3.20"),
  ];
  const settlement = charged({ adjustments });
  const statement = statementOf(settlement, "A");
  const corrected = statement.lines.filter(({ originPeriod }) => originPeriod === "2026-08");
  expect(corrected.map(({ code, amountMicros }) => [code, amountMicros])).toEqual([
    ["L3", eur("-32.40")],
    ["L4", eur("-10.80")],
  ]);
  expect(statement.netMicros).toBe(settlement.operators[0]?.netMicros);
});

test("tax is rounded on the total or per line, as declared", () => {
  const settlement = settle(exampleInput());
  // 85,579.55 x 19 % = 16,260.1145.
  expect(statementOf(settlement, "A")).toMatchObject({
    taxMicros: eur("16260.11"),
    grossMicros: eur("101839.66"),
    dueOn: "2026-12-10",
  });
  const perLine = statementOf(settlement, "A", { tax: { ...tax, per: "line" } });
  // Each line's tax: 9,563.17 + 35.82 + 252.89 + 2,168.78 + 4.78 + 311.60 + 2,280.00 + 656.12 + 986.96.
  expect(perLine.taxMicros).toBe(eur("16260.12"));
});

test("the same settlement gives the same canonical document, another figure another one", () => {
  const settlement = settle(exampleInput());
  const once = canonicalJson(statementOf(settlement, "A"));
  expect(canonicalJson(statementOf(settle(exampleInput()), "A"))).toBe(once);
  expect(canonicalJson(statementOf(settlement, "A", { version: 2 }))).not.toBe(once);
});

test("canonical JSON sorts keys, writes bigints as strings and refuses what it cannot carry", () => {
  expect(canonicalJson({ b: 1n, a: [true, null, "ü"], c: undefined, A: -0 })).toBe(
    '{"A":0,"a":[true,null,"ü"],"b":"1"}',
  );
  for (const unfit of [0.1, Number.NaN, 2 ** 60, new Map(), new Date(0), () => 1]) {
    expect(() => canonicalJson({ unfit })).toThrow(/holds/);
  }
});

test("CSV totals are the document's totals, and its lines sum to them", () => {
  const statement = statementOf(settle(exampleInput()), "B");
  const rows = statementCsv(statement)
    .trimEnd()
    .split("\r\n")
    .map((row) => row.split(","));
  const amount = (row: string[] | undefined) => eur(row?.at(-2) ?? "");
  const total = (code: string) => amount(rows.find((row) => row[1] === code));
  expect(total("NET")).toBe(statement.netMicros);
  expect(total("TAX")).toBe(statement.taxMicros);
  expect(total("GROSS")).toBe(statement.grossMicros);
  const lines = rows.slice(1).filter((row) => row[0] !== "");
  expect(sumMicros(lines.map((row) => eur(row.at(-2) ?? "")))).toBe(statement.netMicros);
});

test("no text cell can be run by a spreadsheet; negative amounts stay numbers", () => {
  for (const text of ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\n=1", "＝1", "＋1", "－1", "＠A"]) {
    expect(textCell(text).replace(/^"/, "").startsWith("'")).toBe(true);
  }
  expect(textCell('a "quoted", text')).toBe('"a ""quoted"", text"');
  const credits = [
    {
      operatorId: "A",
      code: "CREDIT",
      description: "=cmd|' /C calc'!A0",
      originPeriod: "2026-09",
      amountMicros: eur("3.34"),
    },
  ];
  const csv = statementCsv(statementOf(settle(exampleInput({ credits })), "A"));
  expect(csv).toContain(",'=cmd|' /C calc'!A0,,,2026-09,-3.34,EUR\r\n");
});

test("a converted statement shows the locked rate with its source and date", () => {
  const operators = [operator("A", [], { statementCurrency: "GBP" }), ...OPERATORS.slice(1)];
  const rate = {
    base: "EUR",
    quote: "GBP",
    rate: { numerator: 7n, denominator: 8n },
    source: "ECB",
    validOn: "2026-11-10",
  };
  const { converted } = statementOf(settle(exampleInput({ operators, fxRates: [rate] })), "A");
  // 80,385.01 x 0.875 = 70,336.88375; tax 15,273.1519 = 15,273.15, x 0.875 = 13,364.00625.
  expect(converted).toEqual({
    currency: "GBP",
    netMicros: eur("70336.88"),
    taxMicros: eur("13364.01"),
    grossMicros: eur("83700.89"),
    rate: "0.875",
    source: "ECB",
    validOn: "2026-11-10",
  });
});

test("an operator that is not in the settlement has no statement", () => {
  expect(() => statementOf(settle(exampleInput()), "Z")).toThrow(
    expect.objectContaining({ code: "NOT_FOUND" }),
  );
});
