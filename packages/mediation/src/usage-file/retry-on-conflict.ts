const MOST_ATTEMPTS = 10;
/** Unique violation, serialization failure, deadlock: another loader was there first. */
const CONFLICTS: readonly unknown[] = ["23505", "40001", "40P01"];

/** Runs `work`, which stores whole or not at all, anew as long as another loader was faster. */
export async function retryOnConflict<Result>(work: (attempt: number) => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work(attempt);
    } catch (error) {
      if (attempt === MOST_ATTEMPTS || !isConflict(error)) throw error;
    }
  }
}

function isConflict(error: unknown): boolean {
  return error instanceof Error && "code" in error && CONFLICTS.includes(error.code);
}
