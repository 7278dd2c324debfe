import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";

/** The names of operators by their codes; nulls among the codes are nobody and left out. */
export async function namesOfOperators(
  tx: Pick<PortfolioTables, "operator">,
  operatorIds: Iterable<string | null>,
): Promise<Map<string, string>> {
  const ids = [...new Set(operatorIds)].filter((id) => id !== null);
  if (ids.length === 0) return new Map();
  const rows = await tx.operator.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(rows.map(({ id, name }) => [id, name]));
}
