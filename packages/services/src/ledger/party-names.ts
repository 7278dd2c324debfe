import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";

/** The names of the operators and networks that stand in postings; the MVNA itself has none there. */
export async function partyNames(
  db: Pick<PortfolioTables, "operator" | "mno">,
  postings: readonly { readonly party: string | null }[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(postings.flatMap(({ party }) => (party === null ? [] : [party])))];
  const request = { where: { id: { in: ids } }, select: { id: true, name: true } };
  const [operators, mnos] = await Promise.all([db.operator.findMany(request), db.mno.findMany(request)]);
  return new Map([...mnos, ...operators].map(({ id, name }) => [id, name]));
}
