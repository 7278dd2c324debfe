import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";

export interface NamedAgreement {
  readonly id: string;
  readonly name: string;
  readonly mnoId: string;
  readonly mnoName: string;
  readonly currency: string;
  readonly zone: string;
  /** Its invoices come in a layout of their own besides the product's own columns. */
  readonly hasInvoiceMapping: boolean;
  readonly sourceIds: readonly string[];
}

/** Every agreement by name, without its terms: what there is to choose from. */
export async function nameAgreements(tx: Pick<PortfolioTables, "agreement">): Promise<NamedAgreement[]> {
  const rows = await tx.agreement.findMany({
    select: {
      id: true,
      name: true,
      currency: true,
      zone: true,
      invoiceMapping: true,
      mno: { select: { id: true, name: true } },
      sources: { select: { id: true }, orderBy: { id: "asc" } },
    },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return rows.map(({ mno, sources, invoiceMapping, ...agreement }) => ({
    ...agreement,
    mnoId: mno.id,
    mnoName: mno.name,
    hasInvoiceMapping: invoiceMapping !== null,
    sourceIds: sources.map(({ id }) => id),
  }));
}
