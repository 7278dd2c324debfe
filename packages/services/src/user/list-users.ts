import type { AuthDb } from "@tributary/db/doors/auth-db";
import type { Role } from "@tributary/domain/user/roles";

const PAGE = 50;

export type UserStatus = "invited" | "active" | "disabled";

export interface UserSummary {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly status: UserStatus;
  /** In milliseconds; null for somebody who has never signed in. */
  readonly lastSeenAt: number | null;
  readonly hasSecondFactor: boolean;
  readonly bindings: readonly {
    readonly id: string;
    readonly role: Role;
    /** null = the whole portfolio. */
    readonly operator: { readonly id: string; readonly name: string } | null;
    readonly grantedBy: string;
    readonly grantedAt: number;
  }[];
}

export interface UsersRequest {
  /** Part of a name or an address. */
  readonly search?: string;
  /** The last address of the page before. */
  readonly after?: string;
}

/** Everybody who is known, by address, fifty at a time. `next` continues the list. */
export async function listUsers(
  auth: AuthDb,
  { search = "", after = "" }: UsersRequest = {},
): Promise<{ readonly users: UserSummary[]; readonly next: string | null }> {
  const contains = { contains: search.trim(), mode: "insensitive" } as const;
  const rows = await auth.user.findMany({
    where: { email: { gt: after }, OR: [{ email: contains }, { name: contains }] },
    orderBy: { email: "asc" },
    take: PAGE + 1,
    select: {
      id: true,
      email: true,
      name: true,
      status: true,
      secret: { select: { totpConfirmedAt: true } },
      sessions: { select: { lastSeenAt: true }, orderBy: { lastSeenAt: "desc" }, take: 1 },
      bindings: {
        where: { revokedAt: null },
        orderBy: { grantedAt: "asc" },
        select: {
          id: true,
          role: true,
          grantedBy: true,
          grantedAt: true,
          operator: { select: { id: true, name: true } },
        },
      },
    },
  });
  const shown = rows.slice(0, PAGE);
  const users = shown.map(({ secret, sessions, bindings, ...person }) => ({
    ...person,
    status: person.status as UserStatus,
    lastSeenAt: sessions[0]?.lastSeenAt.getTime() ?? null,
    hasSecondFactor: secret?.totpConfirmedAt != null,
    bindings: bindings.map((binding) => ({
      ...binding,
      role: binding.role as Role,
      grantedAt: binding.grantedAt.getTime(),
    })),
  }));
  return { users, next: rows.length > PAGE ? (shown.at(-1)?.email ?? null) : null };
}
