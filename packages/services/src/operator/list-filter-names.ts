import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";

export interface NamedCode {
  readonly id: string;
  readonly name: string;
}

/** What a list of the portfolio is filtered by. */
export interface FilterNames {
  readonly operators: readonly NamedCode[];
  readonly agreements: readonly NamedCode[];
  /** The months in which anything was done, the latest first. */
  readonly periods: readonly string[];
}

const MONTHS = 60;

/** Lists what the lists of the portfolio can be filtered by: operators and agreements by name, and months. */
export async function listFilterNames(
  db: Pick<PortfolioTables, "operator" | "agreement" | "agreementPeriod">,
): Promise<FilterNames> {
  const select = { id: true, name: true } as const;
  const [operators, agreements, periods] = await Promise.all([
    db.operator.findMany({ select, orderBy: [{ name: "asc" }, { id: "asc" }] }),
    db.agreement.findMany({ select, orderBy: { id: "asc" } }),
    db.agreementPeriod.groupBy({ by: ["period"], orderBy: { period: "desc" }, take: MONTHS }),
  ]);
  return { operators, agreements, periods: periods.map(({ period }) => period) };
}
