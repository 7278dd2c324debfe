import type { OperatorDb } from "@tributary/db/doors/operator-db";
import type { Sandbox } from "@tributary/db/doors/sandbox";
import { encodeAgreementTerms } from "@tributary/db/terms/agreement-terms";
import { parseOrRefuse, refuseIssues } from "@tributary/db/terms/issues";
import { checkPortfolio } from "../portfolio/check-portfolio.ts";
import { planPortfolio } from "../portfolio/plan-portfolio.ts";
import { type PortfolioInput, portfolioSchema } from "../portfolio/schema.ts";
import { storePlan } from "../portfolio/store-plan.ts";
import type { RetailConfiguration, WholesaleConfiguration } from "./load-configuration.ts";
import type { PlannedAgreement, RehearsalPlan } from "./rehearsal-plan.ts";
import { USAGE_MAPPING } from "./usage-file-of.ts";

/** By whom everything is done, but what another person has to approve. */
export const PLAYER = "rehearsal";
export const SECOND_PLAYER = "rehearsal-approver";

/**
 * Stores a configuration in a sandbox by what stores a portfolio file, and the operator's catalogue as it is
 * published.
 *
 * Throws  {@link DomainError} `INPUT_INVALID`, `TERMS_INVALID`.
 */
export async function copyConfiguration(
  sandbox: Sandbox,
  wholesale: WholesaleConfiguration,
  retail: RetailConfiguration,
  plan: RehearsalPlan,
): Promise<void> {
  const portfolio = parseOrRefuse(
    portfolioSchema,
    portfolioOf(wholesale, plan),
    "The configuration",
    "INPUT_INVALID",
  );
  const issues = checkPortfolio(portfolio);
  if (issues.length > 0) throw refuseIssues("INPUT_INVALID", "The configuration", issues);
  const sims = portfolio.operators.flatMap(({ code: operator, sims: own }) =>
    own.map((sim, index) => ({ operator, sim, place: `sims[${index}]` })),
  );
  const stored = planPortfolio({ portfolio, sims, sha256: "" });
  await storePlan({ portfolio: sandbox.portfolioDb(), owner: sandbox.owner }, stored, {
    ...{ actor: PLAYER, action: "portfolio:load", subject: wholesale.operator.id },
  });
  await copyRetail(sandbox.operatorDb(wholesale.operator.id), retail);
}

function portfolioOf(
  { operator, agreements, margins, ranges, rates }: WholesaleConfiguration,
  plan: RehearsalPlan,
): PortfolioInput {
  const mnos = new Map(agreements.map(({ mno }) => [mno.code, mno]));
  return {
    mnos: [...mnos.values()],
    agreements: agreements.map(({ id, name, mno, versions }) => ({
      ...{ code: id, name, mno: mno.code },
      versions: versions.map(({ effectiveFrom, terms }) => ({
        effectiveFrom: new Date(effectiveFrom).toISOString(),
        terms: encodeAgreementTerms(terms),
      })),
    })),
    operators: [
      {
        ...{ code: operator.id, name: operator.name, currency: operator.currency, status: "live" },
        ...(operator.country === null ? {} : { country: operator.country }),
        liveFrom: operator.liveFrom.toISOString(),
        margins: margins.map(({ agreementId, effectiveFrom, terms }) => ({
          ...{ agreement: agreementId, effectiveFrom: effectiveFrom.toISOString() },
          terms: terms as never,
        })),
        sims: plan.agreements.flatMap(simsOf),
        ranges: ranges.map(({ agreementId, kind, first, last, validFrom, validUntil }) => ({
          ...{ agreement: agreementId, kind: kind as "imsi" | "msisdn", first, last },
          ...{ validFrom: validFrom.toISOString(), validUntil: validUntil?.toISOString() ?? null },
        })),
      },
    ],
    sources: plan.agreements.map(({ agreement, sourceId }) => {
      return { code: sourceId, agreement: agreement.id, mapping: USAGE_MAPPING };
    }),
    fxRates: rates.map(({ base, quote, validOn, rate, source }) => {
      return { base, quote, source, validOn: validOn.toISOString().slice(0, 10), rate: rate.toFixed() };
    }),
  };
}

function simsOf({ agreement, period, sims }: PlannedAgreement) {
  const validFrom = new Date(period.startsAt).toISOString();
  return [...sims.subscribers, sims.spare].map((imsi) => ({ agreement: agreement.id, imsi, validFrom }));
}

/** The catalogue goes over as it is: what was published cannot be published again. */
async function copyRetail(db: OperatorDb, retail: RetailConfiguration): Promise<void> {
  const withTerms = <Row extends { readonly terms: unknown }>(row: Row) => ({
    ...row,
    terms: row.terms as object,
  });
  await db.$transaction(async (tx) => {
    await tx.rateCard.createMany({ data: retail.rateCards });
    await tx.rateCardVersion.createMany({ data: retail.rateCardVersions.map(withTerms) });
    await tx.plan.createMany({ data: retail.plans });
    await tx.planVersion.createMany({ data: retail.planVersions.map(withTerms) });
    await tx.billingProfile.createMany({ data: retail.profiles.map(withTerms) });
  });
}
