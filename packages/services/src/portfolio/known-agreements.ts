import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { agreementTermsSchema } from "@tributary/db/terms/agreement-terms-schema";
import { type Known, knownAgreement } from "./check-references.ts";

/** The agreements on record, for entries that come without a portfolio file. */
export async function loadKnownAgreements(tx: PortfolioTables): Promise<Known> {
  const rows = await tx.agreement.findMany({ include: { versions: { orderBy: { version: "asc" } } } });
  const agreements = rows.map(({ id, versions }) =>
    knownAgreement(
      id,
      versions.map(({ terms }) => agreementTermsSchema.parse(terms)),
    ),
  );
  return { agreements: new Map(agreements.map((each) => [each.code, each])), where: "of this portfolio" };
}
