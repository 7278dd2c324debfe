import { DomainError } from "@tributary/domain/error";
import { TRPCError } from "@trpc/server";

/** How a call ended: `ok`, or what a client is told. */
export interface Outcome {
  readonly reason: string;
  readonly code: string;
  readonly message: string;
  readonly details: string;
  /** What was answered. */
  readonly value: unknown;
}

/** Calls a procedure by its path and answers how it ended, whatever that was. */
export async function ask(caller: object, path: string, input: unknown): Promise<Outcome> {
  const procedure = path
    .split(".")
    .reduce<unknown>((at, name) => (at as Readonly<Record<string, unknown>>)[name], caller);
  try {
    const value = await (procedure as (input: unknown) => Promise<unknown>)(input);
    return { reason: "ok", code: "OK", message: "", details: "", value };
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    const { cause, code, message } = error;
    const isDomain = cause instanceof DomainError;
    const details = isDomain ? JSON.stringify(cause.details) : "";
    return { reason: isDomain ? cause.code : code, code, message, details, value: undefined };
  }
}
