import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";

export interface OperatorProfile {
  readonly operatorId: string;
  readonly name: string;
  readonly status: string;
  readonly country: string | null;
  /** What its statements are paid in. */
  readonly currency: string;
  readonly liveFrom: Date;
  readonly liveUntil: Date | null;
  /** Those it has margin terms under. */
  readonly agreements: readonly {
    readonly agreementId: string;
    readonly name: string;
    readonly mnoName: string;
    readonly currency: string;
    readonly zone: string;
  }[];
}

/**
 * Shows who an operator is and under which agreements it buys.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function showOperator(db: PortfolioDb, operatorId: string): Promise<OperatorProfile> {
  const [operator, terms] = await Promise.all([
    db.operator.findUnique({ where: { id: operatorId } }),
    db.marginVersion.findMany({
      where: { operatorId },
      distinct: ["agreementId"],
      orderBy: { agreementId: "asc" },
      select: { agreement: { include: { mno: { select: { name: true } } }, omit: { invoiceMapping: true } } },
    }),
  ]);
  if (operator === null) throw new DomainError("NOT_FOUND", "There is no such operator: check its code.");
  const { id, name, status, country, currency, liveFrom, liveUntil } = operator;
  const agreements = terms.map(({ agreement }) => ({
    agreementId: agreement.id,
    name: agreement.name,
    mnoName: agreement.mno.name,
    currency: agreement.currency,
    zone: agreement.zone,
  }));
  return { operatorId: id, name, status, country, currency, liveFrom, liveUntil, agreements };
}
