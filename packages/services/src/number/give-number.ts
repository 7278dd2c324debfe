import type { OperatorTables } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { assignNumber } from "@tributary/domain/number/lifecycle";
import { parseMsisdn } from "@tributary/domain/number/msisdn";
import { storedStanding } from "./stored-standing.ts";

interface Given {
  readonly at: Date;
  /** It comes with the subscriber from another operator. */
  readonly isPortedIn: boolean;
}

/**
 * Gives a number to a subscriber: a free one of the pool, or one that comes with it.
 *
 * Throws  {@link DomainError} `INPUT_INVALID`, `NOT_FOUND`, `STEP_REFUSED` when it is not free.
 */
export async function giveNumber(
  tx: OperatorTables,
  subscriberId: string,
  text: string,
  { at, isPortedIn }: Given,
): Promise<string> {
  const msisdn = parseMsisdn(text);
  const phoneNumberId = await (isPortedIn ? takeIn(tx, msisdn) : takeFree(tx, msisdn, at));
  await tx.subscriberNumber.createMany({ data: [{ subscriberId, phoneNumberId, validFrom: at }] });
  return msisdn;
}

async function takeFree(tx: OperatorTables, msisdn: string, at: Date): Promise<string> {
  const row = await tx.phoneNumber.findFirst({ where: { msisdn } });
  if (row === null) throw new DomainError("NOT_FOUND", `There is no number ${msisdn} in the pool.`);
  const { status } = assignNumber(storedStanding(row), at.getTime());
  await tx.phoneNumber.updateMany({ where: { id: row.id }, data: { status, statusUntil: null } });
  return row.id;
}

async function takeIn(tx: OperatorTables, msisdn: string): Promise<string> {
  const row = await tx.phoneNumber.findFirst({ where: { msisdn }, select: { id: true, status: true } });
  const status = "ported-in";
  if (row === null) {
    return (await tx.phoneNumber.create({ data: { msisdn, status }, select: { id: true } })).id;
  }
  if (row.status !== "ported-out") {
    throw new DomainError("STEP_REFUSED", `${msisdn} is ${row.status} here: it cannot come from elsewhere.`);
  }
  await tx.phoneNumber.updateMany({ where: { id: row.id }, data: { status } });
  return row.id;
}
