import { createHash } from "node:crypto";
import { DomainError } from "@tributary/domain/error";
import type { Principal } from "@tributary/domain/user/principal";
import { transformer } from "./transformer.ts";

interface KeyRow {
  readonly requestHash: string;
  readonly response: unknown;
}

/** Any door or transaction that keeps idempotency keys. */
export interface KeyKeeper {
  readonly idempotencyKey: {
    createMany(args: {
      data: {
        id: string;
        operatorId: string | null;
        userId: string;
        procedure: string;
        requestHash: string;
      }[];
      skipDuplicates: boolean;
    }): PromiseLike<{ count: number }>;
    findUnique(args: { where: { id: string } }): PromiseLike<KeyRow | null>;
    updateMany(args: { where: { id: string }; data: { response: object } }): PromiseLike<unknown>;
  };
}

/**
 * Thrown inside the work when its key was used before: the transaction ends and the first answer is given.
 */
export class KeyUsed extends Error {
  override readonly name = "KeyUsed";
}

/**
 * One request's hold on its key: taken in the transaction that does the work, so both are there or neither
 * is.
 */
export interface Claim {
  isTaken(): boolean;
  take(tx: KeyKeeper): Promise<void>;
  /** Says that the transaction which took the key has ended well. */
  keep(): void;
  /** Stores the answer for whoever sends the request again. */
  answer(keeper: KeyKeeper, response: unknown): Promise<void>;
  /**
   * The first answer to this key.
   *
   * Throws  {@link DomainError} `KEY_REUSED` for another request under the same key; `ALREADY_DONE` when the
   *         work was done and its answer was not kept.
   */
  recall(keeper: KeyKeeper): Promise<unknown>;
}

export function claimOf(principal: Principal, procedure: string, rawInput: unknown): Claim {
  const { idempotencyKey, ...request } = (rawInput ?? {}) as Record<string, unknown>;
  const id = sha256(`${principal.userId}|${String(idempotencyKey)}`);
  const requestHash = sha256(JSON.stringify([procedure, transformer.serialize(request)]));
  const { userId, operatorId } = principal;
  let isKept = false;
  return {
    isTaken: () => isKept,
    async take(tx) {
      if (isKept) return;
      const row = { id, operatorId, userId, procedure, requestHash };
      const { count } = await tx.idempotencyKey.createMany({ data: [row], skipDuplicates: true });
      if (count === 0) throw new KeyUsed();
    },
    keep() {
      isKept = true;
    },
    async answer(keeper, response) {
      const stored = transformer.serialize(response) as unknown as object;
      await keeper.idempotencyKey.updateMany({ where: { id }, data: { response: stored } });
    },
    async recall(keeper) {
      const row = await keeper.idempotencyKey.findUnique({ where: { id } });
      if (row !== null && row.requestHash !== requestHash) {
        throw new DomainError("KEY_REUSED", "This key was used for another request: send it with a new one.");
      }
      if (row?.response == null) {
        throw new DomainError("ALREADY_DONE", "This was done already: load the page again to see it.");
      }
      return transformer.deserialize(row.response as Parameters<typeof transformer.deserialize>[0]);
    },
  };
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
