import { decodeAgreementTerms, encodeAgreementTerms } from "@tributary/db/terms/agreement-terms";
import { knownInFile } from "./check-portfolio.ts";
import { type MomentReader, momentReader } from "./moment.ts";
import type { AgreementVersionPlan, PortfolioPlan } from "./plan.ts";
import { planOperator } from "./plan-operator.ts";
import { planSims } from "./plan-sims.ts";
import type { ReadPortfolio } from "./read-portfolio.ts";
import type { AgreementEntry } from "./schema.ts";

/**
 * Resolves a portfolio file into the rows it stands for.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` when an IMSI is held twice at one time.
 */
export function planPortfolio({ portfolio, sims }: ReadPortfolio): PortfolioPlan {
  const known = knownInFile(portfolio);
  const read = momentReader();
  const operators = portfolio.operators.map((entry) => planOperator(entry, known, read));
  return {
    mnos: portfolio.mnos.map(({ code, name, country, tadig, senders }) => ({
      id: code,
      name,
      country: country ?? null,
      tadig: tadig ?? null,
      senders,
    })),
    agreements: portfolio.agreements.map((agreement) => ({
      id: agreement.code,
      mnoId: agreement.mno,
      name: agreement.name,
      currency: agreement.versions[0]?.terms.currency ?? "",
      zone: agreement.versions[0]?.terms.zone ?? "",
      ...(agreement.invoiceMapping === undefined ? {} : { invoiceMapping: agreement.invoiceMapping }),
    })),
    agreementVersions: portfolio.agreements.flatMap((agreement) => planVersions(agreement, read)),
    sources: portfolio.sources.map(({ code, agreement, mapping, pickup }) => ({
      id: code,
      agreementId: agreement,
      mapping,
      ...(pickup === undefined ? {} : { pickup }),
    })),
    operators: operators.map(({ operator }) => operator),
    marginVersions: operators.flatMap(({ marginVersions }) => marginVersions),
    sims: planSims(sims, known, read),
    ranges: operators.flatMap(({ ranges }) => ranges),
    revenues: operators.flatMap(({ revenues }) => revenues),
    fxRates: portfolio.fxRates,
  };
}

function planVersions(agreement: AgreementEntry, read: MomentReader): AgreementVersionPlan[] {
  return agreement.versions.map(({ effectiveFrom, terms }, index) => ({
    agreementId: agreement.code,
    version: index + 1,
    effectiveFrom: new Date(read(effectiveFrom, terms.zone)),
    terms: encodeAgreementTerms(decodeAgreementTerms(terms)),
  }));
}
