import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { type Payables, payables } from "./payables.ts";

export interface AgreementPayables extends Payables {
  readonly agreementId: string;
  readonly agreementName: string;
  readonly mnoName: string;
  readonly currency: string;
}

/**
 * Lists what is payable to each MNO, agreement by agreement: there are as many as networks, not as
 * operators.
 */
export async function listPayables(db: PortfolioTables): Promise<AgreementPayables[]> {
  const agreements = await db.agreement.findMany({
    select: { id: true, name: true, currency: true, mno: { select: { name: true } } },
    orderBy: { id: "asc" },
  });
  return Promise.all(
    agreements.map(async ({ id, name, currency, mno }) => ({
      ...{ agreementId: id, agreementName: name, mnoName: mno.name, currency },
      ...(await payables(db, id)),
    })),
  );
}
