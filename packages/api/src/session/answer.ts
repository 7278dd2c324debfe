import { DomainError, type DomainErrorCode } from "@tributary/domain/error";
import type { Principal } from "@tributary/domain/user/principal";
import type { z } from "zod";
import { logUnexpected } from "../trpc/log.ts";

/** What a form hears: what it asked for, or a refusal in a sentence. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: DomainErrorCode; readonly message: string };

/**
 * Runs what a form asks for on input that its schema takes. A refusal becomes an answer; a fault of ours is
 * logged and says nothing.
 */
export async function answer<Schema extends z.ZodType, T>(
  schema: Schema,
  input: z.input<Schema>,
  work: (input: z.output<Schema>) => Promise<T>,
): Promise<Answer<T>> {
  const parsed = schema.safeParse(input);
  if (!parsed.success) return refusal("INPUT_INVALID", "Check what you have typed.");
  try {
    return { ok: true, value: await work(parsed.data) };
  } catch (error) {
    if (error instanceof DomainError) return refusal(error.code, error.message);
    logUnexpected("form", error);
    throw new Error("Something went wrong on our side.");
  }
}

/**
 * Whoever is signed in.
 *
 * Throws  {@link DomainError} `SESSION_ENDED` for nobody.
 */
export function signedIn(principal: Principal | null): Principal {
  if (principal !== null) return principal;
  throw new DomainError("SESSION_ENDED", "Your session has ended: sign in again.");
}

function refusal(code: DomainErrorCode, message: string) {
  return { ok: false, code, message } as const;
}
