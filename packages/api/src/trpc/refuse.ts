import { DomainError } from "@tributary/domain/error";
import { TRPCError } from "@trpc/server";
import { TRPC_CODES } from "./error-codes.ts";

/** A refusal of the domain as tRPC's error; anything else as it is. */
export function toTrpcError(error: unknown): unknown {
  if (!(error instanceof DomainError)) return error;
  return new TRPCError({ code: TRPC_CODES[error.code], message: error.message, cause: error });
}
