import type { AuthTables } from "@tributary/db/doors/auth-db";

/** Keeps the hash of somebody's new password. */
export async function storePassword(
  tx: AuthTables,
  userId: string,
  passwordHash: string,
  at: Date,
): Promise<void> {
  const fields = { passwordHash, passwordChangedAt: at };
  await tx.userSecret.upsert({
    where: { userId },
    create: { userId, ...fields },
    update: fields,
    select: { userId: true },
  });
}
