import type { ClientBase } from "pg";
import { rolePassword } from "../embedded/secret.ts";
import { RUNTIME_ROLES } from "./grants.ts";
import { retryOnRoleRace } from "./retry-on-role-race.ts";

/** Lets the runtime roles log in, with the passwords derived from the installation's secret. */
export async function setRolePasswords(owner: ClientBase, secret: string): Promise<void> {
  for (const role of RUNTIME_ROLES) {
    const password = owner.escapeLiteral(rolePassword(secret, role));
    await retryOnRoleRace(() => owner.query(`ALTER ROLE ${role} LOGIN PASSWORD ${password}`));
  }
}

/** The URL by which a runtime role reaches the database that `ownerUrl` names. */
export function roleUrl(ownerUrl: string, secret: string, role: (typeof RUNTIME_ROLES)[number]): string {
  const url = new URL(ownerUrl);
  url.username = role;
  url.password = rolePassword(secret, role);
  return String(url);
}
