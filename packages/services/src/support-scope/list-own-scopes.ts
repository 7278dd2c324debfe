import type { OperatorDb } from "@tributary/db/doors/operator-db";

/**
 * Lists who of the MVNA worked for the operator's desk, the latest first.
 *
 * Shape   one page of `rows`; `total` counts all.
 */
export async function listOwnScopes(
  { shared }: Pick<OperatorDb, "shared">,
  { page, pageSize }: { readonly page: number; readonly pageSize: number },
) {
  const [rows, total] = await Promise.all([
    shared.supportScope.findMany({
      orderBy: [{ startedAt: "desc" }, { id: "desc" }],
      skip: (page - 1) * pageSize,
      take: pageSize,
      select: { actor: true, startedAt: true, endedAt: true },
    }),
    shared.supportScope.count(),
  ]);
  return { rows, total };
}
