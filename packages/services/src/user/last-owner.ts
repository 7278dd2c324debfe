import { DomainError } from "@tributary/domain/error";

/** PostgreSQL's restrict_violation, by which a trigger keeps the last owner. */
const RESTRICTED = "23001";
const DEEPEST = 5;

/**
 * Runs a change that the database refuses when nobody would be left to let others in.
 *
 * Throws  {@link DomainError} `LAST_OWNER`.
 */
export async function keepingLastOwner<T>(change: () => Promise<T>): Promise<T> {
  try {
    return await change();
  } catch (error) {
    if (!isRestricted(error, DEEPEST)) throw error;
    throw new DomainError(
      "LAST_OWNER",
      "This is the last owner who can sign in: make somebody else one first.",
    );
  }
}

/** The driver's code stands somewhere inside the client's error. */
function isRestricted(error: unknown, depth: number): boolean {
  if (typeof error !== "object" || error === null || depth === 0) return false;
  const { code, originalCode, cause, meta, driverAdapterError } = error as Record<string, unknown>;
  if (code === RESTRICTED || originalCode === RESTRICTED) return true;
  return [cause, meta, driverAdapterError].some((inner) => isRestricted(inner, depth - 1));
}
