import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { decodeAgreementTerms } from "@tributary/db/terms/agreement-terms";
import type { AgreementVersion } from "@tributary/domain/agreement/types";

export interface AgreementSummary {
  readonly code: string;
  readonly name: string;
  readonly mno: { readonly code: string; readonly name: string };
  readonly currency: string;
  readonly zone: string;
  readonly hasInvoiceMapping: boolean;
  readonly sources: readonly string[];
  /** In the order of their numbers. */
  readonly versions: readonly AgreementVersion[];
}

/** Lists the agreements with their versions, by their codes. */
export async function listAgreements(db: PortfolioDb): Promise<AgreementSummary[]> {
  const rows = await db.agreement.findMany({
    orderBy: { id: "asc" },
    include: {
      mno: true,
      versions: { orderBy: { version: "asc" } },
      sources: { select: { id: true }, orderBy: { id: "asc" } },
    },
  });
  return rows.map((row) => ({
    code: row.id,
    name: row.name,
    mno: { code: row.mno.id, name: row.mno.name },
    currency: row.currency,
    zone: row.zone,
    hasInvoiceMapping: row.invoiceMapping !== null,
    sources: row.sources.map(({ id }) => id),
    versions: row.versions.map(({ version, effectiveFrom, terms }) => ({
      agreementId: row.id,
      version,
      effectiveFrom: effectiveFrom.getTime(),
      terms: decodeAgreementTerms(terms),
    })),
  }));
}
