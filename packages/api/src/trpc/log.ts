import type { TRPCError } from "@trpc/server";
import pino from "pino";

const log = pino({ base: undefined, redact: ["password", "code", "token"] });

/** Writes down what a client was not told. A refusal is an answer, not a fault. */
export function logFault(error: TRPCError, path: string | undefined, requestId: string | undefined): void {
  if (error.code !== "INTERNAL_SERVER_ERROR") return;
  const { cause } = error;
  log.error({ requestId, path, fault: cause?.stack ?? error.stack }, "procedure failed");
}

/** Writes down what went wrong outside any procedure. */
export function logUnexpected(place: string, error: unknown): void {
  log.error({ place, fault: error instanceof Error ? error.stack : String(error) }, "request failed");
}
