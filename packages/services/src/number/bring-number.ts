import type { OperatorTables } from "@tributary/db/doors/operator-db";
import { portIn } from "@tributary/domain/number/lifecycle";
import { standingColumns, storedStanding } from "./stored-standing.ts";

/**
 * Takes a number in that comes with its holder from another provider.
 *
 * Throws  {@link DomainError} `STEP_REFUSED` when it is not elsewhere.
 */
export async function bringNumber(
  tx: OperatorTables,
  subscriberId: string,
  msisdn: string,
  at: Date,
): Promise<void> {
  const row = await tx.phoneNumber.findFirst({ where: { msisdn } });
  const standing = standingColumns(portIn(row === null ? null : storedStanding(row)));
  const { id: phoneNumberId } =
    row ?? (await tx.phoneNumber.create({ data: { msisdn, ...standing }, select: { id: true } }));
  if (row !== null) await tx.phoneNumber.updateMany({ where: { id: row.id }, data: standing });
  await tx.subscriberNumber.createMany({ data: [{ subscriberId, phoneNumberId, validFrom: at }] });
}
