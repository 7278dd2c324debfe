import type { OperatorTables } from "@tributary/db/doors/operator-db";
import { portOut, releaseNumber } from "@tributary/domain/number/lifecycle";
import { standingColumns, storedStanding } from "./stored-standing.ts";

interface Ending {
  readonly at: Date;
  /** The subscriber takes its number to another operator. */
  readonly isPortedOut: boolean;
}

/** Ends what numbers a subscriber has. Answers the numbers. */
export async function endHeldNumbers(
  tx: OperatorTables,
  subscriberId: string,
  { at, isPortedOut }: Ending,
): Promise<string[]> {
  const held = await tx.subscriberNumber.findMany({
    where: { subscriberId, validUntil: null },
    select: { id: true, phoneNumber: true },
  });
  for (const { id, phoneNumber } of held) {
    const stored = storedStanding(phoneNumber);
    const standing = isPortedOut ? portOut(stored) : releaseNumber(stored, at.getTime());
    await tx.subscriberNumber.updateMany({ where: { id }, data: { validUntil: at } });
    await tx.phoneNumber.updateMany({ where: { id: phoneNumber.id }, data: standingColumns(standing) });
  }
  return held.map(({ phoneNumber }) => phoneNumber.msisdn);
}
