import { expect, test } from "vitest";
import { exact, multiplyExact, parseExact } from "../money/exact.ts";
import { parseMicros, sumMicros } from "../money/micros.ts";
import { roundExact } from "../money/round.ts";
import invoices from "./golden/einvoice-totals.json" with { type: "json" };
import rules from "./golden/en16931-rules.json" with { type: "json" };
import { type InvoiceFigures, RULES } from "./invoice-rules.fixture.ts";
import { taxLines, taxTotals } from "./tax.ts";
import { CENTS } from "./terms.fixture.ts";
import type { BillItem, TaxRule } from "./types.ts";

type Invoice = (typeof invoices.cases)[number];

/** The tax rule that a category and its per cent stand for. */
function ruleOf(category: string, percent: string): TaxRule {
  const bps = Number(roundExact(parseExact(percent), { mode: "half-up", scale: 2 }) / 10_000n);
  const treatment = category === "O" ? "exempt" : "exclusive";
  return { code: `${category} ${bps}`, treatment, bps, note: null };
}

function itemOf([quantity = "", price = "", , category = "", percent = ""]: readonly string[]): BillItem {
  const priceMicros = roundExact(multiplyExact(parseExact(quantity), parseExact(price)), CENTS);
  const words = { kind: "adjustment", code: "x", description: "x", quantity: exact(1n), unit: null } as const;
  const taxCode = ruleOf(category, percent).code;
  return { ...words, fromDay: "2026-10-01", toDay: "2026-10-31", priceMicros, taxCode };
}

/** Lines, groups and totals of an invoice, drawn up again from its quantities, prices and rates. */
function drawnAgain({ lines, groups }: Invoice) {
  const known = groups.map(([category = "", percent = ""]) => ruleOf(category, percent));
  const drawn = taxLines(lines.map(itemOf), known, CENTS);
  const totals = taxTotals(drawn);
  const net = sumMicros(drawn.map(({ netMicros }) => netMicros));
  const gross = net + sumMicros(totals.map(({ taxMicros }) => taxMicros));
  return {
    lines: drawn.map(({ netMicros }) => netMicros),
    groups: totals.map(({ taxCode, netMicros, taxMicros }) => [taxCode, netMicros, taxMicros]),
    totals: [net, net, gross, gross],
  };
}

function published({ lines, groups, totals }: Invoice) {
  return {
    lines: lines.map(([, , net = ""]) => parseMicros(net)),
    groups: groups.map(([category = "", percent = "", net = "", tax = ""]) => {
      return [ruleOf(category, percent).code, parseMicros(net), parseMicros(tax)];
    }),
    totals: totals.map((total) => parseMicros(total)),
  };
}

test("published invoices come to their own totals", () => {
  const wrong = invoices.cases.filter((invoice) => {
    const [one, other] = [drawnAgain(invoice), published(invoice)];
    return JSON.stringify(one, bigints) !== JSON.stringify(other, bigints);
  });
  console.log(`oracles: ${invoices.cases.length - wrong.length} of ${invoices.inSource} published invoices`);
  expect(wrong.map(({ from }) => from)).toEqual([]);
  expect(invoices.cases).toHaveLength(invoices.inSource);
});

test("the rules of EN 16931 hold and break where their own tests say so", () => {
  const cases = rules.cases as readonly (InvoiceFigures & { rule: string; test: number; isKept: boolean })[];
  const wrong = cases.filter(({ rule, isKept, ...figures }) => RULES[rule]?.(figures) !== isKept);
  console.log(`oracles: ${cases.length - wrong.length} of ${rules.inSource} tests of rules of EN 16931`);
  expect(wrong).toEqual([]);
  expect(cases).toHaveLength(rules.inSource);
});

function bigints(_: string, value: unknown): unknown {
  return typeof value === "bigint" ? String(value) : value;
}
