import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { sumMicros } from "@tributary/domain/money/micros";
import { dayAt } from "@tributary/domain/period/period";
import { type Payable, payables } from "./payables.ts";

export interface AgreementPayables {
  readonly agreementId: string;
  readonly agreementName: string;
  readonly mnoName: string;
  readonly currency: string;
  /** In order of due date. */
  readonly invoices: readonly (Payable & { readonly isOverdue: boolean })[];
  readonly payableMicros: bigint;
  readonly overdueMicros: bigint;
  readonly unappliedCreditMicros: bigint;
}

/** Lists what is payable to each MNO, agreement by agreement: as many as networks, not as operators. */
export async function listPayables(
  db: PortfolioTables,
  { at }: { readonly at: Date },
): Promise<AgreementPayables[]> {
  const agreements = await db.agreement.findMany({
    select: { id: true, name: true, currency: true, zone: true, mno: { select: { name: true } } },
    orderBy: { id: "asc" },
  });
  return Promise.all(
    agreements.map(async ({ id, name, currency, zone, mno }) => {
      const { invoices, unappliedCreditMicros } = await payables(db, id);
      const today = dayAt(at.getTime(), zone);
      const aged = invoices.map((invoice) => ({
        ...invoice,
        isOverdue: invoice.payableMicros > 0n && invoice.dueOn < today,
      }));
      const sumOf = (rows: readonly Payable[]) => sumMicros(rows.map(({ payableMicros }) => payableMicros));
      return {
        ...{ agreementId: id, agreementName: name, mnoName: mno.name, currency, unappliedCreditMicros },
        invoices: aged,
        payableMicros: sumOf(aged),
        overdueMicros: sumOf(aged.filter(({ isOverdue }) => isOverdue)),
      };
    }),
  );
}
