import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import type { Decision } from "@tributary/domain/reconciliation/types";

/** Loads what people decided about an invoice's exceptions, in order of key. */
export async function loadDecisions(
  tx: PortfolioTables,
  invoiceId: string,
): Promise<{ key: string; decision: Decision }[]> {
  const rows = await tx.discrepancy.findMany({
    where: { invoiceId, status: { in: ["disputed", "waived"] } },
    select: { key: true, status: true },
    orderBy: { key: "asc" },
  });
  return rows.map(({ key, status }) => ({ key, decision: status === "disputed" ? "dispute" : "waive" }));
}
