import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";

/** The agreement somebody named; a wrong code is answered with the ones there are. */
export async function requireAgreement(db: PortfolioDb, agreementId: string) {
  const agreements = await db.agreement.findMany({
    select: { id: true, currency: true },
    orderBy: { id: "asc" },
  });
  const found = agreements.find(({ id }) => id === agreementId);
  if (found !== undefined) return found;
  const known = agreements.map(({ id }) => id).join(", ");
  const advice = known === "" ? "load a portfolio file first" : `there are ${known}`;
  throw new DomainError("AGREEMENT_UNKNOWN", `There is no agreement "${agreementId}": ${advice}.`, {
    agreementId,
  });
}
