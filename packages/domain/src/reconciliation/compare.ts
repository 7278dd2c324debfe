import type { AgreementTerms, AgreementVersion } from "../agreement/types.ts";
import { DomainError } from "../error.ts";
import type { MnoInvoice } from "../mno-invoice/types.ts";
import { minorUnitMicros } from "../money/currency.ts";
import type { UsageTotal } from "../usage/types.ts";
import type { CauseCase } from "./cause-case.ts";
import { compareCommitment } from "./compare-commitment.ts";
import { compareHeader, compareTax } from "./compare-header.ts";
import { comparedFigures } from "./compared-figures.ts";
import { governingVersion } from "./governing-version.ts";
import { beyondInvoiceCap } from "./invoice-cap.ts";
import { type Judgement, judgeLine } from "./judge-line.ts";
import { type LineDraft, matchLines } from "./match-lines.ts";
import { operatorParts } from "./operator-parts.ts";
import { suggestCause } from "./suggest-cause.ts";
import type {
  AnnualStanding,
  BilledBefore,
  ExpectedLine,
  KnownGap,
  LineComparison,
  SimCountAlternative,
} from "./types.ts";

export interface CompareInput {
  readonly invoice: MnoInvoice;
  /** {@link expectPeriod} of the invoice's period, and of each earlier period its lines in arrears name. */
  readonly expected: readonly ExpectedLine[];
  readonly versions: readonly AgreementVersion[];
  /** Accepted and duplicate usage of these periods and of their neighbours: the evidence for causes. */
  readonly usage: readonly UsageTotal[];
  readonly billedBefore?: readonly BilledBefore[];
  readonly knownGaps?: readonly KnownGap[];
  readonly simAlternatives?: readonly SimCountAlternative[];
  readonly annual?: Readonly<Record<string, AnnualStanding>>;
}

/**
 * Compares an invoice with what was expected (step R2).
 *
 * Units   micros of the agreement's currency; quantities in display units.
 * Shape   one comparison per line in agreement order, then arrears, unmapped lines, header rounding and tax
 *         where they differ. All but TAX sum to the invoice's net amount. Every exception has a cause, a
 *         counterfactual and parts that sum to its delta.
 * Rounds  nothing; expected amounts are rounded already.
 * Throws  {@link DomainError} `CURRENCY_MIXED`, `AGREEMENT_UNKNOWN`.
 */
export function compareInvoice(input: CompareInput): LineComparison[] {
  const { invoice, versions } = input;
  const { terms } = governingVersion(versions, invoice.period);
  refuseOtherCurrency(invoice, terms);
  const unitMicros = minorUnitMicros(terms.currency);
  const drafts = matchLines({ ...input, billedBefore: input.billedBefore ?? [], unitMicros });
  const header = compareHeader(invoice, drafts, input.expected, terms);
  const isCommitment = (draft: LineDraft): boolean =>
    draft.expected?.kind === "commitment" && draft.operatorId === null;
  const judged = drafts
    .filter((draft) => !isCommitment(draft))
    .map((draft) => ({ draft, ...judgeLine(draft, terms.tolerance) }));
  const accepted = [...judged.map(asDifference), ...header].filter(
    ({ verdict }) => verdict === "within-tolerance",
  );
  const overCap = beyondInvoiceCap(accepted, terms.tolerance.invoiceCapMicros);
  const comparisons = new Map<string, LineComparison>();
  for (const { draft, ...judgement } of judged) {
    const verdict = overCap.has(draft.key) ? "exception" : judgement.verdict;
    comparisons.set(draft.key, toComparison(causeCase(draft, drafts, input), { ...judgement, verdict }));
  }
  for (const draft of drafts.filter(isCommitment)) {
    comparisons.set(
      draft.key,
      compareCommitment(causeCase(draft, drafts, input), invoice, input.annual ?? {}),
    );
  }
  return [
    ...drafts.map(({ key }) => comparisons.get(key)).filter((comparison) => comparison !== undefined),
    ...header.map((comparison): LineComparison => {
      return overCap.has(comparison.key)
        ? { ...comparison, verdict: "exception", cause: "ROUNDING" }
        : comparison;
    }),
    ...compareTax(invoice, terms),
  ];
}

function asDifference({ draft, verdict }: { draft: LineDraft } & Judgement) {
  return { key: draft.key, deltaMicros: draft.billedMicros - draft.expectedMicros, verdict };
}

function causeCase(draft: LineDraft, drafts: readonly LineDraft[], input: CompareInput): CauseCase {
  const { version, terms } = governingVersion(input.versions, draft.period);
  return {
    draft,
    drafts,
    terms,
    versions: input.versions,
    governingVersion: version,
    usage: input.usage,
    knownGaps: input.knownGaps ?? [],
    simAlternatives: input.simAlternatives ?? [],
    unitMicros: minorUnitMicros(terms.currency),
  };
}

function toComparison(facts: CauseCase, { verdict, toleranceMicros }: Judgement): LineComparison {
  const { draft, unitMicros } = facts;
  const deltaMicros = draft.billedMicros - draft.expectedMicros;
  const suggestion = verdict === "exception" ? suggestCause(facts) : null;
  return {
    ...comparedFigures(draft),
    toleranceMicros,
    verdict,
    isUnderBilled: deltaMicros < 0n,
    cause: suggestion?.counterfactual.cause ?? null,
    counterfactual: suggestion?.counterfactual ?? null,
    parts: suggestion?.parts ?? operatorParts(deltaMicros, unitMicros, draft.parts),
  };
}

function refuseOtherCurrency(invoice: MnoInvoice, terms: AgreementTerms): void {
  if (invoice.currency === terms.currency) return;
  throw new DomainError(
    "CURRENCY_MIXED",
    `Invoice ${invoice.number} is in ${invoice.currency}, not ${terms.currency}: ask for a corrected one.`,
    { invoiceCurrency: invoice.currency, agreementCurrency: terms.currency },
  );
}
