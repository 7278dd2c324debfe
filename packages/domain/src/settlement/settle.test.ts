import { expect, test } from "vitest";
import type { AgreementTerms, ChargeLine } from "../agreement/types.ts";
import { exact, parseExact } from "../money/exact.ts";
import { parseMicros, sumMicros } from "../money/micros.ts";
import { compareInvoice } from "../reconciliation/compare.ts";
import { expectPeriod } from "../reconciliation/expected.ts";
import { canonicalJson } from "../statement/canonical.ts";
import type { UsageTotal } from "../usage/types.ts";
import { accrueComparisons } from "./accrue-comparisons.ts";
import { settle } from "./settle.ts";
import {
  DECISIONS,
  exampleInput,
  exampleInvoice,
  exampleTerms,
  exampleVersion,
  INVOICE_LINES,
  invoiceLine,
  LINES,
  OPERATORS,
  operator,
  PERIOD,
  SIMS,
  USAGE,
  usage,
} from "./testing/example-portfolio.ts";
import type { Settlement, SettlementInput } from "./types.ts";

const eur = parseMicros;
const GIGABYTE = 1_000_000_000n;

const of = (settlement: Settlement, operatorId: string) =>
  settlement.operators.find((candidate) => candidate.operatorId === operatorId);

const line = (settlement: Settlement, key: string) =>
  settlement.allocations.find((allocation) => allocation.key === key);

/** Settles some lines of the agreement with other usage; invoiced exactly as given. */
function inputFor(
  codes: readonly string[],
  totals: readonly UsageTotal[],
  invoiced: Parameters<typeof exampleInvoice>[0],
  terms: Partial<AgreementTerms> = {},
  changes: Partial<SettlementInput> = {},
): SettlementInput {
  const lines = (terms.lines ?? LINES).filter(({ code }) => codes.includes(code));
  const versions = [exampleVersion(exampleTerms({ ...terms, lines }))];
  const invoice = exampleInvoice(invoiced, { currency: terms.currency ?? "EUR" });
  const expected = expectPeriod({ period: PERIOD, versions, usage: totals, sims: SIMS });
  return {
    agreementId: "agreement",
    period: PERIOD,
    versions,
    invoice: { number: "INV-1", netMicros: invoice.netMicros, taxMicros: 0n, openFlags: [] },
    comparisons: compareInvoice({ invoice, expected, versions, usage: totals }),
    expected,
    decisions: new Map(),
    operators: [operator("A", []), operator("B", []), operator("C", [])],
    ...changes,
  };
}

function everythingSums(settlement: Settlement): void {
  const { totals } = settlement;
  expect(totals.costMicros + totals.retainedMicros).toBe(totals.approvedMicros);
  for (const operatorSettlement of settlement.operators) {
    expect(sumMicros(operatorSettlement.lines.map(({ amountMicros }) => amountMicros))).toBe(
      operatorSettlement.netMicros,
    );
  }
}

test("an exception nobody has decided about blocks, and is priced as billed meanwhile", () => {
  const settlement = settle(
    exampleInput({
      decisions: new Map([
        ["L1", "dispute"],
        ["L2", "waive"],
      ]),
    }),
  );
  expect(settlement.blockers).toEqual([
    {
      code: "EXCEPTIONS_OPEN",
      key: "L5",
      message: "Line L5 differs and nobody has decided about it: dispute or waive it.",
    },
  ]);
  const treatments = settlement.approved.map(({ key, treatment }) => [key, treatment]);
  expect(treatments).toEqual([
    ["L1", "disputed"],
    ["L2", "waived"],
    ["L3", "billed"],
    ["L4", "billed"],
    ["L5", "undecided"],
    ["L6", "billed"],
    ["L7", "derived"],
  ]);
  everythingSums(settlement);
});

test("under-billing stays payable as billed, the difference is accrued and never disputed upward", () => {
  const lines = INVOICE_LINES.map((printed) =>
    printed.lineCode === "L2" ? invoiceLine(2, "L2", "4000", { quantity: "3690" }) : printed,
  );
  const settlement = settle(exampleInput({ invoiceLines: lines }));
  const approved = settlement.approved.find(({ key }) => key === "L2");
  expect(approved).toMatchObject({
    treatment: "under-billed",
    approvedMicros: eur("4000"),
    backBillMicros: eur("59"),
  });
  expect(settlement.amounts.disputes.map(({ key }) => key)).toEqual(["L1", "L5"]);
  expect(settlement.blockers).toEqual([]);
});

test("a binding commitment: disputing one in-scope line nets to 0", () => {
  const { amounts } = settle(
    exampleInput({
      decisions: new Map([
        ["L1", "dispute"],
        ["L2", "waive"],
        ["L5", "waive"],
      ]),
    }),
  );
  expect(amounts.grossDisputedMicros).toBe(eur("770"));
  expect(amounts.netRecoverableMicros).toBe(0n);
  expect(amounts.payableMicros).toBe(eur("127232"));
});

test("a draft dispute is never withheld; what is undisputed stays payable", () => {
  const { amounts } = settle(exampleInput({ draftDisputes: new Set(["L2"]) }));
  expect(amounts.netRecoverableMicros).toBe(eur("798"));
  expect(amounts.withheldMicros).toBe(eur("60"));
  expect(amounts.payableMicros).toBe(eur("127172"));
});

test("credits and prepayments lower what is payable, never below zero", () => {
  const some = settle(
    exampleInput({ unappliedCreditsMicros: eur("100"), prepaymentsMicros: eur("34") }),
  ).amounts;
  expect(some.payableMicros).toBe(eur("126300"));
  const more = settle(exampleInput({ prepaymentsMicros: eur("126500") })).amounts;
  expect(more.payableMicros).toBe(0n);
  expect(more.carriedForwardMicros).toBe(eur("66"));
});

test("a shortfall that is wrong on the invoice's own figures can be disputed down to the right one", () => {
  const lines = INVOICE_LINES.map((printed) =>
    printed.lineCode === "L7" ? invoiceLine(7, "L7", "5953") : printed,
  );
  const disputed = settle(
    exampleInput({ invoiceLines: lines, decisions: new Map([...DECISIONS, ["L7", "dispute"]]) }),
  );
  expect(disputed.approved.at(-1)?.approvedMicros).toBe(eur("5723"));
  const waived = settle(
    exampleInput({ invoiceLines: lines, decisions: new Map([...DECISIONS, ["L7", "waive"]]) }),
  );
  expect(waived.approved.at(-1)?.approvedMicros).toBe(eur("6723"));
  expect(settle(exampleInput({ invoiceLines: lines })).blockers.map(({ code }) => code)).toEqual([
    "EXCEPTIONS_OPEN",
  ]);
});

test("all allocation weights zero: a retained line, never a vanished amount", () => {
  const settlement = settle(
    inputFor(["L4"], [], [invoiceLine(1, "L4", "12.34")], {}, { decisions: new Map([["L4", "waive"]]) }),
  );
  expect(settlement.retained.map(({ code, amountMicros }) => [code, amountMicros])).toEqual([
    ["L4", eur("12.34")],
  ]);
  everythingSums(settlement);
});

test("unattributed usage above the cap is retained whole and blocks until somebody approves it", () => {
  const totals = [usage("A", "L4", 980n), usage(null, "L4", 20n)];
  const input = inputFor(["L4"], totals, [invoiceLine(1, "L4", "4")]);
  const settlement = settle(input);
  expect(line(settlement, "L4")).toMatchObject({ retainedMicros: eur("0.08"), spread: [] });
  expect(settlement.blockers.map(({ code }) => code)).toEqual(["UNATTRIBUTED_ABOVE_CAP"]);
  expect(settle({ ...input, acceptedUnattributed: new Set(["L4"]) }).blockers).toEqual([]);
  everythingSums(settlement);
});

test("unattributed usage exactly at the cap is spread", () => {
  const totals = [usage("A", "L4", 990n), usage(null, "L4", 10n)];
  const settlement = settle(inputFor(["L4"], totals, [invoiceLine(1, "L4", "4")]));
  expect(line(settlement, "L4")?.spread).toEqual([
    { operatorId: "A", amountMicros: eur("0.04"), quantity: null },
  ]);
  expect(settlement.blockers).toEqual([]);
});

test("a negative line of -10.00 reaches three operators as -3.34, -3.33, -3.33", () => {
  const totals = ["A", "B", "C"].map((operatorId) => usage(operatorId, "L4", 100n));
  const input = inputFor(["L4"], totals, [invoiceLine(1, "L4", "-10")]);
  const settlement = settle(input);
  expect(line(settlement, "L4")?.operators.map(({ amountMicros }) => amountMicros)).toEqual(
    ["-3.34", "-3.33", "-3.33"].map(eur),
  );
  expect(of(settlement, "A")?.marginMicros).toBe(0n);
});

test("a line the invoice refers to one operator is that operator's alone", () => {
  const totals = [usage("A", "L4", 1_000n), usage("B", "L4", 500n)];
  const lines = [invoiceLine(1, "L4", "4", { operatorId: "A" }), invoiceLine(2, "L4", "2")];
  const settlement = settle(inputFor(["L4"], totals, lines));
  expect(line(settlement, "L4@A")?.operators.map(({ operatorId }) => operatorId)).toEqual(["A"]);
  expect(line(settlement, "L4")?.operators).toEqual([
    { operatorId: "B", amountMicros: eur("2"), quantity: exact(500n) },
  ]);
});

test("a line in arrears is shared by the usage of its own period and keeps it as origin", () => {
  const july = usage("C", "L4", 1_000n, { period: "2026-07", utcPeriod: "2026-07" });
  const totals = [usage("A", "L4", 1_000n), july];
  const lines = [invoiceLine(1, "L4", "4"), invoiceLine(2, "L4", "4", { period: "2026-07" })];
  const base = inputFor(["L4"], totals, lines);
  const expected = [PERIOD, "2026-07"].flatMap((period) =>
    expectPeriod({ period, versions: base.versions, usage: totals, sims: [] }),
  );
  const comparisons = compareInvoice({
    invoice: exampleInvoice(lines),
    expected,
    versions: base.versions,
    usage: totals,
  });
  const settlement = settle({ ...base, expected, comparisons });
  const charged = of(settlement, "C")?.lines.map(({ originPeriod, amountMicros }) => [
    originPeriod,
    amountMicros,
  ]);
  expect(charged).toEqual([["2026-07", eur("4")]]);
});

test("every basis shares a fee that names nobody, and an operator that is not live bears none", () => {
  const flat = (allocation: Extract<ChargeLine, { kind: "flat" }>["allocation"]) => {
    const lines: ChargeLine[] = LINES.filter(({ code }) => ["L4", "L5"].includes(code));
    const fee: ChargeLine = {
      kind: "flat",
      code: "FEE",
      description: "Fee",
      amountMicros: eur("90"),
      allocation,
    };
    const totals = [usage("A", "L4", 1_000n), usage("B", "L4", 2_000n)];
    const invoiced = [invoiceLine(1, "L4", "12"), invoiceLine(2, "L5", "17375"), invoiceLine(3, "FEE", "90")];
    const operators = [operator("A", []), operator("B", []), operator("C", [], { liveUntil: 1 })];
    const codes = ["L4", "L5", "FEE"];
    const settlement = settle(inputFor(codes, totals, invoiced, { lines: [...lines, fee] }, { operators }));
    everythingSums(settlement);
    return line(settlement, "FEE");
  };
  const shares = (allocation: Parameters<typeof flat>[0]) =>
    flat(allocation)?.operators.map(({ operatorId, amountMicros }) => [operatorId, amountMicros]);
  expect(shares({ by: "equal" })).toEqual([
    ["A", eur("45")],
    ["B", eur("45")],
  ]);
  expect(shares({ by: "quantity" })).toEqual([
    ["A", eur("30")],
    ["B", eur("60")],
  ]);
  expect(shares({ by: "direct", operatorId: "B" })).toEqual([["B", eur("90")]]);
  // 48,000 and 21,500 of 69,500 SIMs: 62.1583 and 27.8417.
  expect(shares({ by: "sims" })).toEqual([
    ["A", eur("62.16")],
    ["B", eur("27.84")],
  ]);
  // Cost 12,004 and 5,383 of 17,387: 62.1361 and 27.8639.
  expect(shares({ by: "cost" })).toEqual([
    ["A", eur("62.14")],
    ["B", eur("27.86")],
  ]);
  expect(flat({ by: "retained" })?.retainedMicros).toBe(eur("90"));
});

test("per-record agreements share by charge, not by quantity", () => {
  const totals = [
    usage("A", "L4", 100n, { chargeMicros: eur("3") }),
    usage("B", "L4", 100n, { chargeMicros: eur("1") }),
  ];
  const rounding = { mode: "truncate", scale: 2, per: "record" } as const;
  const settlement = settle(inputFor(["L4"], totals, [invoiceLine(1, "L4", "4")], { rounding }));
  expect(line(settlement, "L4")?.operators.map(({ amountMicros }) => amountMicros)).toEqual(
    ["3", "1"].map(eur),
  );
});

test("amounts finer than the minor unit are kept, with what cannot be posted retained", () => {
  const totals = [usage("A", "L4", 333n), usage("B", "L4", 334n)];
  const rounding = { mode: "half-up", scale: 2, per: "total" } as const;
  // 667 x 0.004 = 2.668, header 2.67: lines at micros, 0.002 of rounding.
  const base = inputFor(["L4"], totals, [invoiceLine(1, "L4", "2.668")], { rounding });
  const comparisons = compareInvoice({
    invoice: exampleInvoice([invoiceLine(1, "L4", "2.668")], { netMicros: eur("2.67") }),
    expected: base.expected,
    versions: base.versions,
    usage: totals,
  });
  const invoice = { number: "INV-1", netMicros: eur("2.67"), taxMicros: 0n, openFlags: [] };
  const settlement = settle({ ...base, comparisons, invoice });
  expect(settlement.totals.approvedMicros).toBe(eur("2.67"));
  expect(settlement.totals.retainedMicros).toBe(eur("0.01"));
  expect(settlement.blockers).toEqual([]);
  everythingSums(settlement);
});

test("the invoice never arrives: settled on the accrual, marked provisional, nothing payable yet", () => {
  const versions = [exampleVersion(exampleTerms())];
  const expected = expectPeriod({ period: PERIOD, versions, usage: USAGE, sims: SIMS });
  const comparisons = accrueComparisons(expected, PERIOD);
  const settlement = settle(exampleInput({ invoice: null, comparisons, expected, decisions: new Map() }));
  expect(settlement.isProvisional).toBe(true);
  expect(settlement.totals.approvedMicros).toBe(eur("126434"));
  expect(settlement.amounts.payableMicros).toBe(0n);
  expect(settlement.operators.every(({ isProvisional }) => isProvisional)).toBe(true);
  everythingSums(settlement);
});

test("JPY settles without decimals and KWD with three", () => {
  const totals = ["A", "B", "C"].map((operatorId) => usage(operatorId, "L4", 100n));
  const shares = (currency: string, scale: number, amount: string) => {
    const operators = ["A", "B", "C"].map((operatorId) =>
      operator(operatorId, [], { marginVersions: [], statementCurrency: currency }),
    );
    const terms = { currency, rounding: { mode: "half-up", scale, per: "line" } as const };
    const settlement = settle(
      inputFor(["L4"], totals, [invoiceLine(1, "L4", amount)], terms, {
        operators,
        decisions: new Map([["L4", "waive"]]),
      }),
    );
    everythingSums(settlement);
    return line(settlement, "L4")?.operators.map(({ amountMicros }) => amountMicros);
  };
  expect(shares("JPY", 0, "100")).toEqual(["34", "33", "33"].map(eur));
  expect(shares("KWD", 3, "26")).toEqual(["8.667", "8.667", "8.666"].map(eur));
});

test("each operator's total is converted once with the locked rate, the remainder is FX rounding", () => {
  const totals = ["A", "B", "C"].map((operatorId) => usage(operatorId, "L4", 2_500n));
  const operators = ["A", "B", "C"].map((operatorId) =>
    operator(operatorId, [], { statementCurrency: "GBP" }),
  );
  const input = inputFor(["L4"], totals, [invoiceLine(1, "L4", "30")], {}, { operators });
  const rate = {
    base: "EUR",
    quote: "GBP",
    rate: parseExact("0.87654"),
    source: "ECB",
    validOn: "2026-11-10",
  };
  const settlement = settle({ ...input, fxRates: [rate] });
  // 10.00 x 0.87654 = 8.7654, each 8.77; together 26.2962 = 26.30, so 0.01 less.
  expect(settlement.operators.map(({ converted }) => converted?.netMicros)).toEqual(
    ["8.77", "8.77", "8.77"].map(eur),
  );
  expect(settlement.fxRounding).toEqual([{ currency: "GBP", amountMicros: eur("-0.01") }]);
  expect(settle(input).blockers.map(({ code }) => code)).toEqual([
    "FX_RATE_MISSING",
    "FX_RATE_MISSING",
    "FX_RATE_MISSING",
  ]);
});

test("zero usage: an operator that is live gets a settlement with its minimum fee", () => {
  const settlement = settle(exampleInput());
  expect(of(settlement, "C")?.marginMicros).toBe(eur("750"));
  const idle = operator("D", [{ kind: "fixed", amountMicros: eur("100"), isProrated: true }]);
  const withIdle = settle(exampleInput({ operators: [...OPERATORS, idle] }));
  expect(of(withIdle, "D")).toMatchObject({ costMicros: 0n, netMicros: eur("100") });
});

test("a terminated operator has a final statement, and none once nothing is left", () => {
  const ended = operator("D", [], { liveUntil: Date.UTC(2026, 9, 17, 10) });
  const gone = operator("E", [], { liveUntil: Date.UTC(2026, 7, 17) });
  const adjustments = [
    {
      operatorId: "E",
      originPeriod: "2026-08",
      reason: "correction" as const,
      description: "Rate cut",
      lineCode: "L4",
      amountMicros: eur("-5"),
    },
  ];
  const operators = [...OPERATORS, ended, gone];
  const settlement = settle(exampleInput({ operators, adjustments }));
  expect(of(settlement, "D")).toMatchObject({ isFinal: true, liveDays: 17 });
  expect(of(settlement, "E")).toMatchObject({ isFinal: true, liveDays: 0, netMicros: eur("-5") });
  expect(of(settle(exampleInput({ operators })), "E")).toBeUndefined();
});

test("usage of an operator that is not settled is refused, never dropped", () => {
  expect(() => settle(exampleInput({ operators: OPERATORS.slice(1) }))).toThrow(/A has a part/);
});

test("missing margin terms, open flags and sequence gaps block", () => {
  const input = exampleInput();
  const flag = {
    code: "HEADER_TOTAL" as const,
    message: "The lines miss the total.",
    lineNumber: null,
    differenceMicros: 10_000n,
    isBlocking: true,
  };
  const blocked = settle({
    ...input,
    invoice: { number: "INV-1", netMicros: eur("127232"), taxMicros: 0n, openFlags: [flag] },
    sequenceGaps: ["File 42 of SMSC is missing."],
    operators: [operator("A", [], { marginVersions: [] }), ...OPERATORS.slice(1)],
  });
  expect(blocked.blockers.map(({ code }) => code)).toEqual([
    "INVOICE_FLAGGED",
    "SEQUENCE_GAP",
    "TERMS_INVALID",
  ]);
});

test("the order of inputs changes nothing", () => {
  const reverse = [...USAGE].reverse();
  const versions = [exampleVersion(exampleTerms())];
  const expected = expectPeriod({ period: PERIOD, versions, usage: reverse, sims: [...SIMS].reverse() });
  const comparisons = compareInvoice({
    invoice: exampleInvoice(INVOICE_LINES),
    expected,
    versions,
    usage: reverse,
  });
  const shuffled = exampleInput({ expected, comparisons, operators: [...OPERATORS].reverse() });
  expect(canonicalJson(settle(shuffled))).toBe(canonicalJson(settle(exampleInput())));
});

test("10,000 operators settle exactly", () => {
  const ids = Array.from({ length: 10_000 }, (_, index) => `op${String(index).padStart(5, "0")}`);
  const totals = ids.map((id, index) => usage(id, "L2", BigInt(1 + ((index * 7_919) % 10_007)) * GIGABYTE));
  const operators = ids.map((id) => operator(id, [{ kind: "markup", bps: 735, base: "cost" }]));
  const settlement = settle(
    inputFor(
      ["L2"],
      totals,
      [invoiceLine(1, "L2", "1234567.89")],
      {},
      { operators, decisions: new Map([["L2", "waive"]]) },
    ),
  );
  expect(settlement.totals.costMicros).toBe(settlement.totals.approvedMicros);
  everythingSums(settlement);
});
