import type { AuthTables } from "@tributary/db/doors/auth-db";
import { type Binding, opensConsole, opensPortal } from "@tributary/domain/user/permissions";
import type { App } from "@tributary/domain/user/principal";
import type { Role } from "@tributary/domain/user/roles";

/** Loads somebody with all that proves them. */
export function findPerson(tables: AuthTables, where: { readonly email: string } | { readonly id: string }) {
  return tables.user.findUnique({
    where: where as { id: string },
    select: {
      id: true,
      email: true,
      name: true,
      status: true,
      secret: { omit: { userId: true } },
      recoveryCodes: { where: { usedAt: null }, select: { id: true, codeHash: true } },
      bindings: { where: { revokedAt: null }, select: { role: true, operatorId: true } },
    },
  });
}

export type Person = NonNullable<Awaited<ReturnType<typeof findPerson>>>;

/**
 * Of somebody's bindings, those that open an application; in the portal, of one operator when it is named.
 */
export function openingBindings(
  held: readonly { readonly role: string; readonly operatorId: string | null }[],
  app: App,
  operatorId?: string | null,
): Binding[] {
  const opens = app === "console" ? opensConsole : opensPortal;
  return (held as readonly { role: Role; operatorId: string | null }[]).filter(
    (binding) => opens(binding) && (operatorId == null || binding.operatorId === operatorId),
  );
}
