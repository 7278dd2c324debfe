import { DomainError } from "@tributary/domain/error";
import { fullDiskOf } from "@tributary/services/process/full-disk";
import { initTRPC, TRPCError } from "@trpc/server";
import { flattenError, ZodError } from "zod";
import { TRPC_CODES } from "./error-codes.ts";
import { logUnexpected } from "./log.ts";
import type { RequestContext } from "./request-context.ts";
import { transformer } from "./transformer.ts";

/** What a procedure says of itself; the policy test reads it from the routers. */
export interface ProcedureMeta {
  /** Null: any person who is signed in to the application. */
  readonly permission: string | null;
  /** Reading it takes something out of the house: it leaves an audit row. */
  readonly isExport?: boolean;
  /** What was asked for tells who somebody is: its audit row leaves it out. */
  readonly hidesInput?: boolean;
  /** The person must have proved who they are in the last minutes. */
  readonly needsStepUp?: boolean;
  /** Works within one operator that was entered with a reason. */
  readonly isEntered?: boolean;
}

/**
 * The one tRPC instance. A client sees a sentence, a domain code and the request's id; what it does not
 * understand stays in the log.
 */
export const t = initTRPC
  .context<RequestContext>()
  .meta<ProcedureMeta>()
  .create({
    transformer,
    errorFormatter({ shape, error, ctx }) {
      const isUnknown = error.code === "INTERNAL_SERVER_ERROR";
      const refusal = error.cause instanceof DomainError ? error.cause : null;
      const fields = error.cause instanceof ZodError ? flattenError(error.cause) : null;
      return {
        message: isUnknown
          ? "Something went wrong on our side."
          : fields
            ? "Check the input."
            : shape.message,
        code: shape.code,
        data: {
          code: shape.data.code,
          httpStatus: shape.data.httpStatus,
          path: shape.data.path,
          requestId: ctx?.requestId ?? null,
          reason: refusal?.code ?? null,
          details: refusal?.details ?? null,
          fields,
        },
      };
    },
  });

/** A refusal of the domain as its caller gets it; anything else passes unchanged and is masked. */
export function refusalOf(error: TRPCError): TRPCError {
  const cause = error.cause instanceof DomainError ? error.cause : fullDiskOf(error.cause);
  if (cause === null) return error;
  if (cause !== error.cause) logUnexpected("disk", error.cause);
  return new TRPCError({ code: TRPC_CODES[cause.code], message: cause.message, cause });
}
