import type { OperatorTables } from "@tributary/db/doors/operator-db";
import { assignNumber } from "@tributary/domain/number/lifecycle";
import { findNumber } from "./find-number.ts";
import { standingColumns, storedStanding } from "./stored-standing.ts";

interface Giving {
  /** From when on it is the subscriber's, and when that is said. */
  readonly at: Date;
  readonly now: Date;
  readonly actor: string;
}

/**
 * Gives a subscriber a number of the pool: one that is free, or reserved for it.
 *
 * Throws  {@link DomainError} `INPUT_INVALID`, `NOT_FOUND`, `STEP_REFUSED` when somebody else has it or is to
 *         have it.
 */
export async function giveNumber(
  tx: OperatorTables,
  subscriberId: string,
  text: string,
  { at, now, actor }: Giving,
): Promise<string> {
  const row = await findNumber(tx, text);
  const stored = storedStanding(row);
  // A reservation holds by the clock, a quarantine by the instant from which the number is held.
  const since = stored.status === "reserved" ? now : at;
  const standing = assignNumber(stored, since.getTime(), { subscriberId, actor });
  await tx.phoneNumber.updateMany({ where: { id: row.id }, data: standingColumns(standing) });
  await tx.subscriberNumber.createMany({ data: [{ subscriberId, phoneNumberId: row.id, validFrom: at }] });
  return row.msisdn;
}
