import type { AuthDb } from "@tributary/db/doors/auth-db";

/** Whether somebody's second factor is on. */
export async function hasSecondFactor(auth: AuthDb, userId: string): Promise<boolean> {
  const where = { userId, totpConfirmedAt: { not: null } };
  return (await auth.userSecret.count({ where })) > 0;
}
