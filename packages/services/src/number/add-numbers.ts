import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { parseMsisdn } from "@tributary/domain/number/msisdn";
import { writeAudit } from "../audit/write-audit.ts";
import { refuseWithheld } from "../offboarding/refuse-withheld.ts";
import { alone } from "../operator-dispute/alone.ts";

export interface AddNumbersRequest {
  readonly first: string;
  /** As many as are added, from the first on. */
  readonly count: number;
  readonly actor: string;
}

/** A block of numbers as networks hand them out. */
export const MOST_NUMBERS = 10_000;

/**
 * Takes a block of numbers into the pool, all or none.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` when one is none, or there already; `STEP_REFUSED` for
 *         one that rests or is used elsewhere after its operator ended.
 */
export async function addNumbers(
  db: OperatorDb,
  { first, count, actor }: AddNumbersRequest,
): Promise<{ readonly first: string; readonly last: string; readonly added: number }> {
  const begin = BigInt(parseMsisdn(first));
  if (count < 1 || count > MOST_NUMBERS) {
    throw new DomainError("INPUT_INVALID", `A block has 1 to ${MOST_NUMBERS} numbers.`);
  }
  const msisdns = Array.from({ length: count }, (_, index) => parseMsisdn(String(begin + BigInt(index))));
  const [from = "", to = ""] = [msisdns[0], msisdns.at(-1)];
  await alone(db, async (tx) => {
    const known = await db.reads.takenIdentifiers({ numbers: [], iccids: [], imsis: [], msisdns });
    const [taken] = known.phones;
    if (taken !== undefined)
      throw new DomainError("INPUT_INVALID", `${taken.msisdn} is in the pool already.`);
    await refuseWithheld(tx.phoneNumber.createMany({ data: msisdns.map((msisdn) => ({ msisdn })) }));
    const details = { first: from, last: to, count };
    await writeAudit(tx, { actor, action: "number:add", subject: from, operatorId: db.operatorId, details });
  });
  return { first: from, last: to, added: count };
}
