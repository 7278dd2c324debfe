import type { TransactionOptions } from "@tributary/db/doors/delegates";

/** How often a step that lost a race is run again before its error is passed on. */
const ATTEMPTS = 10;

/** Either door: the operator's own, or the portfolio's. */
interface Door<Tables> {
  $transaction<T>(work: (tables: Tables) => Promise<T>, options?: TransactionOptions): Promise<T>;
}

/**
 * Runs a step as if no other ran beside it: no line is contested twice, no dispute answered and withdrawn at
 * once.
 */
export async function alone<Tables, T>(db: Door<Tables>, work: (tables: Tables) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.$transaction(work, { isolationLevel: "Serializable" });
    } catch (error) {
      if (attempt >= ATTEMPTS || !isLostRace(error)) throw error;
    }
  }
}

/** Prisma's codes for a write conflict, and for a number that somebody else took first. */
function isLostRace(error: unknown): boolean {
  if (typeof error !== "object" || error === null || !("code" in error)) return false;
  return error.code === "P2034" || error.code === "P2002";
}
