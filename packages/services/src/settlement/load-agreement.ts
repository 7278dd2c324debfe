import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { decodeAgreementTerms } from "@tributary/db/terms/agreement-terms";
import type { AgreementVersion } from "@tributary/domain/agreement/types";
import { DomainError } from "@tributary/domain/error";
import type { CurrencyCode } from "@tributary/domain/money/types";

export interface AgreementFacts {
  readonly agreementId: string;
  readonly mnoId: string;
  readonly currency: CurrencyCode;
  readonly zone: string;
  readonly versions: readonly AgreementVersion[];
}

/**
 * Loads an agreement with every version of its terms.
 *
 * Throws  {@link DomainError} `AGREEMENT_UNKNOWN`, `TERMS_INVALID`.
 */
export async function loadAgreement(tx: PortfolioTables, agreementId: string): Promise<AgreementFacts> {
  const agreement = await tx.agreement.findUnique({
    where: { id: agreementId },
    include: { versions: { orderBy: { version: "asc" } } },
  });
  if (agreement === null) {
    throw new DomainError("AGREEMENT_UNKNOWN", `There is no agreement "${agreementId}": check its code.`, {
      agreementId,
    });
  }
  return {
    agreementId,
    mnoId: agreement.mnoId,
    currency: agreement.currency,
    zone: agreement.zone,
    versions: agreement.versions.map(({ version, effectiveFrom, terms }) => ({
      agreementId,
      version,
      effectiveFrom: effectiveFrom.getTime(),
      terms: decodeAgreementTerms(terms),
    })),
  };
}
