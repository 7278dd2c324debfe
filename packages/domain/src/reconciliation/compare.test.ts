import { expect, test } from "vitest";
import type { AgreementTerms } from "../agreement/types.ts";
import type { MnoInvoice, MnoInvoiceLine } from "../mno-invoice/types.ts";
import { exact } from "../money/exact.ts";
import { absMicros, parseMicros, sumMicros } from "../money/micros.ts";
import {
  exampleInvoice,
  exampleTerms,
  exampleVersion,
  INVOICE_LINES,
  invoiceLine,
  LINES,
  PERIOD,
  SIMS,
  USAGE,
  usage,
} from "../settlement/testing/example-portfolio.ts";
import type { UsageTotal } from "../usage/types.ts";
import { type CompareInput, compareInvoice } from "./compare.ts";
import { expectPeriod } from "./expected.ts";
import type { LineComparison } from "./types.ts";

interface Case {
  readonly terms?: AgreementTerms;
  readonly invoice?: Partial<MnoInvoice>;
  readonly usage?: readonly UsageTotal[];
  readonly periods?: readonly string[];
  readonly evidence?: Partial<CompareInput>;
}

function compare(lines: readonly MnoInvoiceLine[], given: Case = {}): LineComparison[] {
  const versions = [exampleVersion(given.terms ?? exampleTerms())];
  const totals = given.usage ?? USAGE;
  const expected = (given.periods ?? [PERIOD]).flatMap((period) =>
    expectPeriod({ period, versions, usage: totals, sims: SIMS }),
  );
  const invoice = exampleInvoice(lines, given.invoice);
  return compareInvoice({ invoice, expected, versions, usage: totals, ...given.evidence });
}

/** The example's invoice with some of its lines replaced; an empty list leaves the line out. */
function withLines(replaced: Readonly<Record<string, readonly MnoInvoiceLine[]>>): MnoInvoiceLine[] {
  return INVOICE_LINES.flatMap((line) => replaced[line.lineCode ?? ""] ?? [line]);
}

const find = (comparisons: readonly LineComparison[], key: string): LineComparison | undefined =>
  comparisons.find((comparison) => comparison.key === key);

const only = (code: string): AgreementTerms =>
  exampleTerms({ lines: LINES.filter((line) => line.code === code) });

test("a variance exactly at the tolerance is accepted, one micro more is not", () => {
  // Expected 16,356.00, tolerance 0.5 % = 81.78.
  const at = compare(withLines({ L3: [invoiceLine(3, "L3", "16437.78")] }));
  expect(find(at, "L3")?.verdict).toBe("within-tolerance");
  const above = compare(withLines({ L3: [invoiceLine(3, "L3", "16437.780001")] }));
  expect(find(above, "L3")?.verdict).toBe("exception");
});

test("a rate that differs at the sixth decimal is an exception at any amount", () => {
  const line = (rate: string) => compare(withLines({ L4: [invoiceLine(4, "L4", "2240", { rate })] }));
  expect(find(line("0.004000"), "L4")?.verdict).toBe("match");
  expect(find(line("0.0040004"), "L4")?.verdict).toBe("match");
  expect(find(line("0.004001"), "L4")?.verdict).toBe("exception");
});

test("small differences that exceed the invoice cap: the largest become exceptions until they fit", () => {
  const tolerance = { absoluteMicros: parseMicros("100"), bps: 0, invoiceCapMicros: parseMicros("50") };
  const lines = withLines({
    L1: [invoiceLine(1, "L1", "75670")],
    L2: [invoiceLine(2, "L2", "4099")],
    L3: [invoiceLine(3, "L3", "16386")],
    L4: [invoiceLine(4, "L4", "2230")],
    L5: [invoiceLine(5, "L5", "17375")],
    L7: [invoiceLine(7, "L7", "5714")],
  });
  // |Δ| 10 + 40 + 30 + 10 = 90 against a cap of 50: without 40 it is 50, exactly at the cap.
  const verdicts = compare(lines, { terms: exampleTerms({ tolerance }) });
  expect(find(verdicts, "L2")?.verdict).toBe("exception");
  for (const key of ["L1", "L3", "L4"]) expect(find(verdicts, key)?.verdict).toBe("within-tolerance");
  expect(find(verdicts, "L2")?.cause).not.toBeNull();
});

test("an expected amount of 0 with anything billed is an exception inside any tolerance", () => {
  const totals = USAGE.filter(({ lineCode }) => lineCode !== "L4");
  const comparisons = compare(withLines({ L4: [invoiceLine(4, "L4", "0.01")] }), { usage: totals });
  expect(find(comparisons, "L4")).toMatchObject({ verdict: "exception", cause: "MISSING_OURS" });
});

test("CDRs with no billed line: under-billed, payable as billed, never silently matched", () => {
  const comparisons = compare(withLines({ L4: [] }));
  expect(find(comparisons, "L4")).toMatchObject({
    billedMicros: 0n,
    expectedMicros: parseMicros("2240"),
    verdict: "exception",
    cause: "MISSING_THEIRS",
    isUnderBilled: true,
  });
});

test("a billed line with no CDRs is nobody's until evidence says otherwise", () => {
  const totals = USAGE.filter(({ lineCode }) => lineCode !== "L2");
  const comparison = find(compare(INVOICE_LINES, { usage: totals }), "L2");
  expect(comparison).toMatchObject({ cause: "MISSING_OURS", deltaMicros: parseMicros("4797") });
  expect(comparison?.parts).toEqual([{ operatorId: null, amountMicros: parseMicros("4797") }]);
});

test("an unmapped invoice line is compared under its own number", () => {
  const comparisons = compare([...INVOICE_LINES, invoiceLine(8, null, "99")]);
  expect(find(comparisons, "#8")).toMatchObject({
    expectedMicros: 0n,
    verdict: "exception",
    cause: "UNKNOWN",
  });
});

test("a line in arrears for July is matched to July", () => {
  const july = [usage("A", "L4", 100_000n, { period: "2026-07", utcPeriod: "2026-07" })];
  const lines = [...INVOICE_LINES, invoiceLine(8, "L4", "400", { quantity: "100000", period: "2026-07" })];
  const comparisons = compare(lines, { usage: [...USAGE, ...july], periods: [PERIOD, "2026-07"] });
  expect(find(comparisons, "L4/2026-07")).toMatchObject({
    period: "2026-07",
    expectedMicros: parseMicros("400"),
    verdict: "match",
  });
  expect(find(comparisons, "L4")).toMatchObject({ verdict: "match", billedMicros: parseMicros("2240") });
});

test("what July's own invoice charged before is taken off a line in arrears", () => {
  const july = [usage("A", "L4", 100_000n, { period: "2026-07", utcPeriod: "2026-07" })];
  const lines = [...INVOICE_LINES, invoiceLine(8, "L4", "100", { quantity: "25000", period: "2026-07" })];
  const billedBefore = [
    {
      lineCode: "L4",
      operatorId: null,
      period: "2026-07",
      amountMicros: parseMicros("300"),
      quantity: exact(75_000n),
    },
  ];
  const given = { usage: [...USAGE, ...july], periods: [PERIOD, "2026-07"], evidence: { billedBefore } };
  expect(find(compare(lines, given), "L4/2026-07")).toMatchObject({
    expectedMicros: parseMicros("100"),
    verdict: "match",
  });
});

test("a line with an operator reference is compared with that operator's own part", () => {
  const lines = withLines({
    L4: [
      invoiceLine(4, "L4", "1700", { operatorId: "A", quantity: "425000" }),
      invoiceLine(8, "L4", "600", { operatorId: "B", quantity: "150000" }),
    ],
  });
  const comparisons = compare(lines);
  expect(find(comparisons, "L4@A")).toMatchObject({
    expectedMicros: parseMicros("1640"),
    verdict: "exception",
    cause: "VOLUME",
    parts: [{ operatorId: "A", amountMicros: parseMicros("60") }],
  });
  expect(find(comparisons, "L4@B")).toMatchObject({ expectedMicros: parseMicros("600"), verdict: "match" });
  expect(find(comparisons, "L4")).toBeUndefined();
});

test("a line for one operator leaves the rest of the usage to the line without a reference", () => {
  const lines = withLines({
    L4: [invoiceLine(4, "L4", "1640", { operatorId: "A" }), invoiceLine(8, "L4", "600")],
  });
  const comparisons = compare(lines);
  expect(find(comparisons, "L4@A")?.verdict).toBe("match");
  expect(find(comparisons, "L4")).toMatchObject({ expectedMicros: parseMicros("600"), verdict: "match" });
});

test("an invoice in another currency is refused", () => {
  expect(() => compare(INVOICE_LINES, { invoice: { currency: "GBP" } })).toThrow(/is in GBP/);
});

test("lines that miss the header total by 0.01 leave a line of their own: all sum to the header", () => {
  const netMicros = parseMicros("127232.01");
  const comparisons = compare(INVOICE_LINES, { invoice: { netMicros } });
  expect(find(comparisons, "ROUNDING")).toMatchObject({ verdict: "exception", cause: "ROUNDING" });
  expect(sumMicros(comparisons.map(({ billedMicros }) => billedMicros))).toBe(netMicros);
});

test("a wrong header tax is an exception with cause TAX, the right one is none", () => {
  const terms = { ...only("L4"), taxBps: 1_900 };
  const line = invoiceLine(4, "L4", "2240");
  const tax = (amount: string) =>
    find(
      compare([line], {
        terms,
        usage: USAGE.filter((total) => total.lineCode === "L4"),
        invoice: { taxMicros: parseMicros(amount) },
      }),
      "TAX",
    );
  expect(tax("425.60")).toBeUndefined();
  expect(tax("448.00")).toMatchObject({
    cause: "TAX",
    deltaMicros: parseMicros("22.40"),
    verdict: "exception",
  });
});

test("a shortfall that is wrong on the invoice's own figures is a COMMITMENT exception", () => {
  const comparisons = compare(withLines({ L7: [invoiceLine(7, "L7", "5953")] }));
  expect(find(comparisons, "L7")).toMatchObject({ verdict: "exception", cause: "COMMITMENT" });
  expect(find(comparisons, "L7")?.counterfactual?.explanation).toBe(
    "The invoice's own lines leave a shortfall of 4,953.00 EUR; 1,000.00 EUR more is billed.",
  );
});

test("the parts of every comparison sum to its difference", () => {
  const lines = withLines({ L1: [invoiceLine(1, "L1", "76999.99")], L3: [invoiceLine(3, "L3", "16300.01")] });
  for (const { parts, deltaMicros, key } of compare(lines)) {
    expect(sumMicros(parts.map(({ amountMicros }) => amountMicros)), key).toBe(deltaMicros);
    expect(absMicros(deltaMicros) % 10_000n, key).toBe(0n);
  }
});
