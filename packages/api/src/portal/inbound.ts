import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { processDoors } from "@tributary/services/process/doors";
import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { TRPC_CODES } from "../trpc/error-codes.ts";
import { logUnexpected } from "../trpc/log.ts";

/** Whom something that comes from outside, without a session, is for. */
export interface Inbound {
  readonly params: Promise<{ readonly operator: string }>;
}

/** The door of an operator that stands in a path; null for a name that can be none. */
export function inboundDoor(operator: string): OperatorDb | null {
  try {
    return processDoors().operatorDb(operator);
  } catch (error) {
    if (error instanceof DomainError && error.code === "OPERATOR_CODE_INVALID") return null;
    throw error;
  }
}

/**
 * Reads a body to its end, and no longer than it may be.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` for a longer one.
 */
export async function readBounded(request: Request, mostBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > mostBytes) throw new DomainError("INPUT_INVALID", "That is too large.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** How something from outside is answered that could not be taken. */
export function refuseInbound(where: string, error: unknown): Response {
  if (error instanceof DomainError) {
    const status = getHTTPStatusCodeFromError(new TRPCError({ code: TRPC_CODES[error.code] }));
    return Response.json({ message: error.message }, { status });
  }
  logUnexpected(where, error);
  return Response.json({ message: "Something went wrong on our side." }, { status: 500 });
}
