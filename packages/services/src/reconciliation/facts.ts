import type { AgreementVersion, SimCount } from "@tributary/domain/agreement/types";
import type { PeriodLabel } from "@tributary/domain/period/types";
import { compareInvoice } from "@tributary/domain/reconciliation/compare";
import { expectPeriod } from "@tributary/domain/reconciliation/expected";
import type {
  AnnualStanding,
  BilledBefore,
  ExpectedLine,
  LineComparison,
  SimCountAlternative,
} from "@tributary/domain/reconciliation/types";
import type { UsageTotal } from "@tributary/domain/usage/types";
import type { StoredInvoice } from "../settlement/load-invoice.ts";

/** All that billed is compared with expected on: plain values, so that they can be frozen and replayed. */
export interface ComparisonFacts {
  readonly agreementId: string;
  readonly period: PeriodLabel;
  readonly versions: readonly AgreementVersion[];
  readonly invoice: StoredInvoice | null;
  /** Usage of the period that its own run answers for. */
  readonly usage: readonly UsageTotal[];
  /** Usage of the periods that lines in arrears name, and of the neighbours' edge in UTC. */
  readonly evidence: readonly UsageTotal[];
  readonly sims: readonly SimCount[];
  readonly simAlternatives: readonly SimCountAlternative[];
  readonly billedBefore: readonly BilledBefore[];
  readonly annual: Readonly<Record<string, AnnualStanding>>;
}

export interface Compared {
  readonly expected: readonly ExpectedLine[];
  readonly invoice: StoredInvoice;
  readonly comparisons: readonly LineComparison[];
}

/** The period itself and each earlier one that a line of the invoice is for, in order. */
export function periodsOf(facts: Pick<ComparisonFacts, "period" | "invoice">): PeriodLabel[] {
  const named = facts.invoice?.lines.map((line) => line.period) ?? [];
  return [...new Set([facts.period, ...named])].sort();
}

/** What our copy of the agreement expects for the period and for what the invoice bills in arrears. */
export function expectFacts(facts: ComparisonFacts): ExpectedLine[] {
  return periodsOf(facts).flatMap((period) =>
    expectPeriod({
      period,
      versions: facts.versions,
      usage: period === facts.period ? facts.usage : facts.evidence,
      sims: facts.sims,
      annual: facts.annual,
    }),
  );
}

/** Compares an invoice with what was expected. */
export function compareFacts(
  facts: ComparisonFacts & { readonly invoice: StoredInvoice },
  expected: readonly ExpectedLine[],
): LineComparison[] {
  return compareInvoice({
    invoice: facts.invoice,
    expected,
    versions: facts.versions,
    usage: [...facts.usage, ...facts.evidence],
    billedBefore: facts.billedBefore,
    simAlternatives: facts.simAlternatives,
    annual: facts.annual,
  });
}
