import { setTimeout as sleep } from "node:timers/promises";

const ATTEMPTS = 20;

/**
 * Roles are shared by all databases of a cluster: two that change one at once disturb each other,
 * harmlessly.
 */
export async function retryOnRoleRace<T>(action: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await action();
    } catch (error) {
      if (attempt === ATTEMPTS || !isRoleRace(error)) throw error;
      await sleep(10 * attempt + Math.random() * 40);
    }
  }
}

function isRoleRace(error: unknown): boolean {
  const { code, message, table } = error as { code?: string; message?: string; table?: string };
  if (message?.startsWith("tuple concurrently")) return true;
  return code === "42710" || (code === "23505" && (table?.startsWith("pg_") ?? false));
}
