import { DomainError } from "@tributary/domain/error";
import { TRPCError } from "@trpc/server";
import { type Claim, type KeyKeeper, KeyUsed } from "./claim.ts";
import { TRPC_CODES } from "./error-codes.ts";

/** How a procedure ended, as the next middleware says. */
type Ended<Marker> =
  | { readonly ok: true; readonly data: unknown; readonly marker: Marker }
  | { readonly ok: false; readonly error: TRPCError; readonly marker: Marker };

/**
 * Ends a command: a first run keeps its answer, one that was sent again gives the first answer back.
 *
 * Throws  an error when a command succeeded outside any transaction: nothing would hold it to one effect.
 */
export async function endCommand<Marker, Result extends Ended<Marker>>(
  result: Result,
  claim: Claim,
  keeper: KeyKeeper,
  path: string,
): Promise<Result> {
  if (result.ok) {
    if (!claim.isTaken()) throw new Error(`${path} changed something outside a marked transaction`);
    await claim.answer(keeper, result.data ?? null);
    return result;
  }
  if (!(result.error.cause instanceof KeyUsed)) return result;
  try {
    return { marker: result.marker, ok: true, data: await claim.recall(keeper) } as unknown as Result;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new TRPCError({ code: TRPC_CODES[error.code], message: error.message, cause: error });
  }
}
