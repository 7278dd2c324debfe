import type { AccountsDb } from "@tributary/db/doors/auth-db";
import type { OperatorRole } from "@tributary/domain/user/roles";
import type { UserStatus } from "./list-users.ts";

export interface AccountSummary {
  readonly userId: string;
  readonly email: string;
  /** The address until they have signed in here. */
  readonly name: string;
  readonly status: UserStatus;
  /** In milliseconds, at this operator; null for somebody who has never signed in here. */
  readonly lastSeenAt: number | null;
  /** null until they have signed in here. */
  readonly hasSecondFactor: boolean | null;
  readonly bindings: readonly {
    readonly id: string;
    readonly role: OperatorRole;
    readonly grantedBy: string;
    readonly grantedAt: number;
  }[];
}

/**
 * An operator's own people by address. Until somebody has signed in at this operator they are invited,
 * whatever they are elsewhere: an address tells nothing about its owner.
 */
export async function listAccounts(accounts: AccountsDb): Promise<AccountSummary[]> {
  const rows = await accounts.roleBinding.findMany({
    where: { revokedAt: null, role: { startsWith: "operator-" } },
    orderBy: [{ user: { email: "asc" } }, { grantedAt: "asc" }],
    select: {
      id: true,
      role: true,
      grantedBy: true,
      grantedAt: true,
      user: {
        select: {
          id: true,
          email: true,
          name: true,
          status: true,
          secret: { select: { totpConfirmedAt: true } },
        },
      },
    },
  });
  const seen = await lastSeen(accounts);
  const found = new Map<string, AccountSummary>();
  for (const { user, ...row } of rows) {
    const binding = { ...row, role: row.role as OperatorRole, grantedAt: row.grantedAt.getTime() };
    const bindings = [...(found.get(user.id)?.bindings ?? []), binding];
    found.set(user.id, { ...describe(user, seen.get(user.id) ?? null), bindings });
  }
  return [...found.values()];
}

interface PersonRow {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly status: string;
  readonly secret: { readonly totpConfirmedAt: Date | null } | null;
}

function describe({ id, email, name, status, secret }: PersonRow, lastSeenAt: number | null) {
  const isStranger = lastSeenAt === null;
  return {
    userId: id,
    email,
    name: isStranger ? email : name,
    status: isStranger ? "invited" : (status as UserStatus),
    lastSeenAt,
    hasSecondFactor: isStranger ? null : secret?.totpConfirmedAt != null,
  } as const;
}

async function lastSeen(accounts: AccountsDb): Promise<Map<string, number>> {
  const rows = await accounts.session.groupBy({ by: ["userId"], _max: { lastSeenAt: true } });
  return new Map(rows.map(({ userId, _max }) => [userId, _max.lastSeenAt?.getTime() ?? 0]));
}
