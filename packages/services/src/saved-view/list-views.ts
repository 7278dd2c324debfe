import type { Keeper, ViewTables } from "./views-door.ts";

export interface KeptView {
  readonly id: string;
  readonly name: string;
  readonly query: string;
  readonly isShared: boolean;
  readonly isOwn: boolean;
}

/** No list of views is longer than anybody would read. */
const LISTED = 100;

/** The views of a page: one's own and those that somebody of the same house shares, by name. */
export async function listViews(
  tables: Pick<ViewTables, "savedView">,
  { userId, operatorId }: Keeper,
  page: string,
): Promise<KeptView[]> {
  const rows = await tables.savedView.findMany({
    where: { operatorId, page, OR: [{ userId }, { isShared: true }] },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: LISTED,
    select: { id: true, name: true, query: true, isShared: true, userId: true },
  });
  return rows.map(({ userId: keptBy, ...view }) => ({ ...view, isOwn: keptBy === userId }));
}
