import { expect, test } from "vitest";
import type { ChargeLine } from "../agreement/types.ts";
import type { MnoInvoiceLine } from "../mno-invoice/types.ts";
import { exact, parseExact } from "../money/exact.ts";
import { parseMicros, sumMicros } from "../money/micros.ts";
import {
  exampleInvoice,
  exampleTerms,
  exampleVersion,
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

const strict = { absoluteMicros: 0n, bps: 0, invoiceCapMicros: null };
const roamingWorld: ChargeLine[] = LINES.filter(({ code }) => code === "L2").map((line) =>
  line.kind === "usage"
    ? { ...line, code: "L9", description: "World", pricing: { model: "per-unit", rate: parseExact("3.50") } }
    : line,
);

/** Compares lines of the agreement at zero tolerance and gives the first comparison. */
function suggest(
  codes: readonly string[],
  lines: readonly MnoInvoiceLine[],
  extra: readonly UsageTotal[] = [],
  evidence: Partial<CompareInput> = {},
): LineComparison {
  const terms = exampleTerms({
    lines: [...LINES, ...roamingWorld].filter(({ code }) => codes.includes(code)),
    tolerance: strict,
  });
  const versions = evidence.versions ?? [exampleVersion(terms)];
  const totals = [...USAGE, ...extra].filter(({ lineCode }) => codes.includes(lineCode));
  const expected = expectPeriod({ period: PERIOD, versions, usage: totals, sims: SIMS });
  const invoice = exampleInvoice(lines);
  const [first] = compareInvoice({ invoice, expected, versions, usage: totals, ...evidence });
  if (first === undefined) throw new Error("nothing was compared");
  expect(sumMicros(first.parts.map(({ amountMicros }) => amountMicros))).toBe(first.deltaMicros);
  return first;
}

test("DUPLICATE: the line is printed twice", () => {
  const twice = [invoiceLine(1, "L4", "2240"), invoiceLine(2, "L4", "2240")];
  const { counterfactual, parts } = suggest(["L4"], twice);
  expect(counterfactual?.cause).toBe("DUPLICATE");
  expect(counterfactual?.explanation).toBe(
    "Invoice lines 1 and 2 are the same charge; billed once, the line matches.",
  );
  expect(parts).toEqual([
    { operatorId: "A", amountMicros: parseMicros("1640") },
    { operatorId: "B", amountMicros: parseMicros("600") },
  ]);
});

test("DUPLICATE: the duplicates we refused were billed, and belong to their operator", () => {
  const duplicates = usage("B", "L4", 12_500n, { outcome: "duplicate", records: 12_500n });
  const { counterfactual, parts } = suggest(["L4"], [invoiceLine(1, "L4", "2290")], [duplicates]);
  expect(counterfactual?.explanation).toBe(
    "With the 12,500 duplicate records (12,500 SMS) billed as well, the line matches.",
  );
  expect(counterfactual?.cause).toBe("DUPLICATE");
  expect(parts).toEqual([{ operatorId: "B", amountMicros: parseMicros("50") }]);
});

test("RATE: the printed rate is not the agreed one", () => {
  const { counterfactual } = suggest(["L2"], [invoiceLine(1, "L2", "4797", { rate: "1.30" })]);
  expect(counterfactual).toMatchObject({ cause: "RATE", amountMicros: parseMicros("4797") });
});

test("RATE: no rate is printed, but our quantity is", () => {
  const { counterfactual } = suggest(["L2"], [invoiceLine(1, "L2", "4797", { quantity: "3690" })]);
  expect(counterfactual).toMatchObject({
    cause: "RATE",
    explanation: "At 1.30 the line matches; 1.10 is agreed.",
  });
});

test("RATE is not made up from an amount alone", () => {
  expect(suggest(["L2"], [invoiceLine(1, "L2", "4797")]).cause).toBe("UNKNOWN");
});

test("RATE: another version's price reproduces the line", () => {
  const terms = (rate: string) =>
    exampleTerms({
      tolerance: strict,
      lines: LINES.filter(({ code }) => code === "L4").map((line) =>
        line.kind === "usage" ? { ...line, pricing: { model: "per-unit", rate: parseExact(rate) } } : line,
      ),
    });
  const versions = [
    exampleVersion(terms("0.004"), 1),
    exampleVersion(terms("0.005"), 2, Date.UTC(2027, 0, 1)),
  ];
  const { counterfactual } = suggest(["L4"], [invoiceLine(1, "L4", "2800")], [], { versions });
  expect(counterfactual).toMatchObject({
    cause: "RATE",
    explanation: "At the prices of agreement version 2 the line matches.",
  });
});

test("RATE: graduated tiers were billed as volume tiers", () => {
  // 93,800 GB x 0.70 = 65,660 by volume; graduated it is 75,660. Under-billed, and still explained.
  const { counterfactual, isUnderBilled } = suggest(["L1"], [invoiceLine(1, "L1", "65660")]);
  expect(counterfactual?.explanation).toMatch(/volume tiers/);
  expect(isUnderBilled).toBe(true);
});

test("TIME_BOUNDARY: the month was cut in UTC, and the difference belongs to who used the edge hours", () => {
  const edge = [
    usage("B", "L4", 5_000n, { period: "2026-11", utcPeriod: PERIOD }),
    usage("A", "L4", 1_000n, { period: PERIOD, utcPeriod: "2026-09" }),
  ];
  // Ours 561,000; theirs 561,000 - 1,000 + 5,000 = 565,000 x 0.004 = 2,260.
  const { counterfactual, parts } = suggest(["L4"], [invoiceLine(1, "L4", "2260")], edge);
  expect(counterfactual?.explanation).toBe(
    "With the month cut in UTC instead of Europe/Berlin the line matches.",
  );
  expect(parts).toEqual([
    { operatorId: "B", amountMicros: parseMicros("20") },
    { operatorId: "A", amountMicros: parseMicros("-4") },
  ]);
});

test("ZONE: what one line has too much, another has too little", () => {
  const world = usage("B", "L9", 100n * 1_000_000_000n);
  const lines = [
    invoiceLine(1, "L2", "4059", { quantity: "3690" }),
    invoiceLine(2, "L9", "350", { quantity: "100" }),
  ];
  expect(suggest(["L2", "L9"], lines, [world]).verdict).toBe("match");
  const moved = [
    invoiceLine(1, "L2", "4114", { quantity: "3740" }),
    invoiceLine(2, "L9", "175", { quantity: "50" }),
  ];
  const { counterfactual, parts } = suggest(["L2", "L9"], moved, [world]);
  expect(counterfactual).toMatchObject({
    cause: "ZONE",
    explanation: "50 GB of L9 is billed as L2; with it the line matches.",
  });
  expect(parts).toEqual([{ operatorId: "B", amountMicros: parseMicros("55") }]);
});

test("ZONE: our quantity at another zone's rate, also when that rate is printed", () => {
  const world = usage("B", "L9", 100n * 1_000_000_000n);
  const lines = [
    invoiceLine(1, "L2", "12915", { quantity: "3690", rate: "3.50" }),
    invoiceLine(2, "L9", "350"),
  ];
  expect(suggest(["L2", "L9"], lines, [world]).counterfactual).toMatchObject({
    cause: "ZONE",
    explanation: "At 3.50, the rate of L9, the line matches.",
  });
});

test("COUNT: counted by another rule, the extra SIMs belong to their holders", () => {
  const simAlternatives = [
    {
      description: "on any day of the month",
      lineCode: "L5",
      period: PERIOD,
      counts: [
        { operatorId: "A", count: exact(48_180n) },
        { operatorId: "B", count: exact(21_560n) },
      ],
    },
  ];
  const line = invoiceLine(1, "L5", "17435", { quantity: "69740" });
  const { counterfactual, parts } = suggest(["L5"], [line], [], { simAlternatives });
  expect(counterfactual?.explanation).toBe("Counted on any day of the month (69,740 SIM) the line matches.");
  expect(parts).toEqual([
    { operatorId: "A", amountMicros: parseMicros("45") },
    { operatorId: "B", amountMicros: parseMicros("15") },
  ]);
});

test("ROUNDING: another rounding reproduces the line", () => {
  const seconds = usage("C", "L3", 61n);
  // 2,726,000 min and 61 s: 16,356.0061, to be billed 16,356.01 when rounded up.
  const { counterfactual } = suggest(
    ["L3"],
    [invoiceLine(1, "L3", "16356.02")],
    [seconds, usage("C", "L3", 60n)],
  );
  expect(counterfactual?.cause).toBe("ROUNDING");
  expect(counterfactual?.explanation).toMatch(/by up the line matches/);
});

test("MISSING_OURS: a file that never arrived holds what was billed", () => {
  const knownGaps = [
    {
      lineCode: "L4",
      operatorId: "B",
      period: PERIOD,
      description: "file SMSC-0042 that never arrived",
      records: 2_000n,
      quantity: null,
    },
  ];
  const { counterfactual, parts } = suggest(["L4"], [invoiceLine(1, "L4", "2248")], [], { knownGaps });
  expect(counterfactual).toMatchObject({
    cause: "MISSING_OURS",
    explanation: "With file SMSC-0042 that never arrived the line matches.",
  });
  expect(parts).toEqual([{ operatorId: "B", amountMicros: parseMicros("8") }]);
});

test("MISSING_THEIRS: one operator's usage is not billed at all", () => {
  const { counterfactual, parts } = suggest(["L4"], [invoiceLine(1, "L4", "1640")]);
  expect(counterfactual).toMatchObject({
    cause: "MISSING_THEIRS",
    explanation: "Without the usage of B the line matches.",
  });
  expect(parts).toEqual([{ operatorId: "B", amountMicros: parseMicros("-600") }]);
});

test("VOLUME: the printed quantity at the agreed tiers", () => {
  expect(suggest(["L1"], [invoiceLine(1, "L1", "76430", { quantity: "94900" })]).cause).toBe("VOLUME");
});

test("UNKNOWN states what is left over, and which hypothesis came nearest", () => {
  const { cause, counterfactual } = suggest(["L1"], [invoiceLine(1, "L1", "76431", { quantity: "94900" })]);
  expect(cause).toBe("UNKNOWN");
  expect(counterfactual?.explanation).toBe(
    "Nothing we hold gives the billed amount. Nearest is VOLUME: " +
      "it would give 76,430.00 EUR and leave 1.00 EUR unexplained.",
  );
});

test("an amount that is right with a printed rate that is not says so", () => {
  const { verdict, counterfactual } = suggest(["L4"], [invoiceLine(1, "L4", "2240", { rate: "0.004001" })]);
  expect(verdict).toBe("exception");
  expect(counterfactual?.explanation).toBe(
    "The amount is as expected, but the printed rate or count is not the agreed one.",
  );
});
