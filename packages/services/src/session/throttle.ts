import { createHash } from "node:crypto";
import type { AuthTables } from "@tributary/db/doors/auth-db";

type Counters = Pick<AuthTables, "loginThrottle">;

/** The name under which an account is counted: the same for one that exists and one that does not. */
export function accountKey(email: string): string {
  return createHash("sha256").update(email).digest("hex").slice(0, 32);
}

/**
 * Counts one attempt under every key and answers how many there are now. A key's count starts anew when its
 * window is over.
 */
export async function countAttempt(
  tables: Counters,
  keys: readonly string[],
  windowMs: number,
  at: Date,
): Promise<Map<string, number>> {
  await tables.loginThrottle.deleteMany({ where: { expire: { lte: at } } });
  const expire = new Date(at.getTime() + windowMs);
  const counts = new Map<string, number>();
  for (const key of keys) {
    const { points } = await tables.loginThrottle.upsert({
      where: { key },
      create: { key, points: 1, expire },
      update: { points: { increment: 1 } },
    });
    counts.set(key, points);
  }
  return counts;
}

/** Takes back one attempt that turned out to be no failure. */
export async function uncountAttempt(tables: Counters, keys: readonly string[]): Promise<void> {
  await tables.loginThrottle.updateMany({
    where: { key: { in: [...keys] }, points: { gt: 0 } },
    data: { points: { decrement: 1 } },
  });
}

/** Forgets what was counted under a key. */
export async function forgetAttempts(tables: Counters, key: string): Promise<void> {
  await tables.loginThrottle.deleteMany({ where: { key } });
}
