import type { MnoInvoiceLine } from "../../mno-invoice/types.ts";
import { compareExact, exact } from "../../money/exact.ts";
import type { Exact } from "../../money/types.ts";
import { byUse, type CauseCase, type Hypothesis, priceUsage, sayQuantity, usageOf } from "../cause-case.ts";

/** The line is printed twice, or the records we found to be duplicates were billed. */
export function* testDuplicate(facts: CauseCase): Iterable<Hypothesis> {
  const { draft } = facts;
  const [first, ...others] = draft.invoiceLines;
  if (first !== undefined && others.length > 0 && others.every((line) => isSamePrint(line, first))) {
    const numbers = draft.invoiceLines.map(({ lineNumber }) => lineNumber).join(" and ");
    const copies = BigInt(draft.invoiceLines.length);
    yield {
      cause: "DUPLICATE",
      explanation: `Invoice lines ${numbers} are the same charge; billed once, the line matches.`,
      amountMicros: draft.expectedMicros * copies,
      evidence: byUse(facts),
    };
  }
  const duplicates = usageOf(
    facts,
    ({ outcome, period }) => outcome === "duplicate" && period === draft.period,
  );
  if (duplicates.length === 0) return;
  const accepted = usageOf(facts, ({ outcome, period }) => outcome === "accepted" && period === draft.period);
  const amountMicros = priceUsage(facts, [...accepted, ...duplicates]);
  if (amountMicros === null) return;
  const quantity = duplicates.reduce((sum, total) => sum + total.quantity, 0n);
  const records = duplicates.reduce((sum, total) => sum + total.records, 0n);
  yield {
    cause: "DUPLICATE",
    explanation: `With the ${sayQuantity(exact(records), null)} duplicate records (${sayQuantity(
      exact(quantity, unitSize(facts)),
      draft.expected?.unit ?? null,
    )}) billed as well, the line matches.`,
    amountMicros,
    evidence: duplicates.map((total) => ({ operatorId: total.operatorId, weight: exact(total.quantity) })),
  };
}

function unitSize({ draft, terms }: CauseCase): bigint {
  const line = terms.lines.find(({ code }) => code === draft.lineCode);
  return line?.kind === "usage" ? line.unit.size : 1n;
}

function isSamePrint(one: MnoInvoiceLine, other: MnoInvoiceLine): boolean {
  return (
    one.amountMicros === other.amountMicros &&
    isSame(one.quantity, other.quantity) &&
    isSame(one.rate, other.rate)
  );
}

function isSame(one: Exact | null, other: Exact | null): boolean {
  if (one === null || other === null) return one === other;
  return compareExact(one, other) === 0;
}
