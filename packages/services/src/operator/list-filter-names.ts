import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";

export interface NamedCode {
  readonly id: string;
  readonly name: string;
}

/** What a list of the portfolio is filtered by: its operators and agreements, each by name. */
export async function listFilterNames(db: Pick<PortfolioTables, "operator" | "agreement">): Promise<{
  readonly operators: readonly NamedCode[];
  readonly agreements: readonly NamedCode[];
}> {
  const select = { id: true, name: true } as const;
  const [operators, agreements] = await Promise.all([
    db.operator.findMany({ select, orderBy: [{ name: "asc" }, { id: "asc" }] }),
    db.agreement.findMany({ select, orderBy: { id: "asc" } }),
  ]);
  return { operators, agreements };
}
