import type { OperatorDb } from "@tributary/db/doors/operator-db";

export interface OwnAccess {
  /** Who of the MVNA looked in. */
  readonly actor: string;
  readonly reason: string;
  readonly startedAt: Date;
  /** When it ended, was left, or will end. */
  readonly until: Date;
  readonly isOpen: boolean;
}

/**
 * Lists who of the MVNA looked into the operator, the latest first.
 *
 * Shape   one page of `rows`; `total` counts all looks.
 */
export async function listOwnAccesses(
  { shared }: Pick<OperatorDb, "shared">,
  { at, page, pageSize }: { readonly at: Date; readonly page: number; readonly pageSize: number },
): Promise<{ readonly rows: readonly OwnAccess[]; readonly total: number }> {
  const [rows, total] = await Promise.all([
    shared.operatorAccess.findMany({
      orderBy: [{ startedAt: "desc" }, { id: "desc" }],
      skip: (page - 1) * pageSize,
      take: pageSize,
      select: { actor: true, reason: true, startedAt: true, expiresAt: true, endedAt: true },
    }),
    shared.operatorAccess.count(),
  ]);
  return {
    rows: rows.map(({ expiresAt, endedAt, ...row }) => {
      const until = endedAt ?? expiresAt;
      return { ...row, until, isOpen: until > at };
    }),
    total,
  };
}
