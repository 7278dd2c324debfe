import { DomainError } from "@tributary/domain/error";
import type { Principal } from "@tributary/domain/user/principal";
import { requireStepUp } from "@tributary/services/session/require-step-up";
import { TRPCError } from "@trpc/server";
import type { ProcedureMeta } from "./base.ts";
import { TRPC_CODES } from "./error-codes.ts";

/** Approvals, money, people and security ask again who somebody is. */
export function checkStepUp(principal: Principal, meta: ProcedureMeta | undefined): void {
  if (!meta?.needsStepUp) return;
  try {
    requireStepUp(principal, Date.now());
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new TRPCError({ code: TRPC_CODES[error.code], message: error.message, cause: error });
  }
}
