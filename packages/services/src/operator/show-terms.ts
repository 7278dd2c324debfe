import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { decodeAgreementTerms, encodeAgreementTerms } from "@tributary/db/terms/agreement-terms";
import type { AgreementTermsJson } from "@tributary/db/terms/agreement-terms-schema";
import { decodeMarginTerms, encodeMarginTerms } from "@tributary/db/terms/margin-terms";
import type { MarginTermsJson } from "@tributary/db/terms/margin-terms-schema";
import { showOperator } from "./show-operator.ts";

/** Terms of one version, whole, in the form in which a portfolio file states them. */
export interface TermsVersion<Terms> {
  readonly version: number;
  readonly effectiveFrom: Date;
  /** When the next version takes over; null for the last. */
  readonly effectiveUntil: Date | null;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly terms: Terms;
}

export interface TermsUnderAgreement {
  readonly agreementId: string;
  readonly name: string;
  readonly mnoName: string;
  readonly currency: string;
  readonly zone: string;
  /** The latest first. */
  readonly margin: readonly TermsVersion<MarginTermsJson>[];
  readonly wholesale: readonly TermsVersion<AgreementTermsJson>[];
}

/**
 * Shows every version of an operator's margin terms, beside those of the agreements it buys under.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function showTerms(db: PortfolioDb, operatorId: string): Promise<TermsUnderAgreement[]> {
  const { agreements } = await showOperator(db, operatorId);
  const agreementId = { in: agreements.map((agreement) => agreement.agreementId) };
  const orderBy = { version: "asc" } as const;
  const [margins, wholesales] = await Promise.all([
    db.marginVersion.findMany({ where: { operatorId, agreementId }, orderBy }),
    db.agreementVersion.findMany({ where: { agreementId }, orderBy }),
  ]);
  return agreements.map((agreement) => {
    const isOwn = (row: { readonly agreementId: string }) => row.agreementId === agreement.agreementId;
    return {
      ...agreement,
      margin: latestFirst(margins.filter(isOwn), (terms) => encodeMarginTerms(decodeMarginTerms(terms))),
      wholesale: latestFirst(wholesales.filter(isOwn), (terms) =>
        encodeAgreementTerms(decodeAgreementTerms(terms)),
      ),
    };
  });
}

interface VersionRow {
  readonly version: number;
  readonly effectiveFrom: Date;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly terms: unknown;
}

/** A version stands until the next one in time takes effect; one of the same instant replaces it at once. */
function latestFirst<Terms>(
  rows: readonly VersionRow[],
  read: (terms: unknown) => Terms,
): TermsVersion<Terms>[] {
  const inTime = [...rows].sort(
    (one, other) =>
      one.effectiveFrom.getTime() - other.effectiveFrom.getTime() || one.version - other.version,
  );
  return inTime
    .map(({ version, effectiveFrom, createdBy, createdAt, terms }, index) => ({
      version,
      effectiveFrom,
      effectiveUntil: inTime[index + 1]?.effectiveFrom ?? null,
      createdBy,
      createdAt,
      terms: read(terms),
    }))
    .reverse();
}
