import type { OperatorTables } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { portOut } from "@tributary/domain/number/lifecycle";
import { heldIdentifiers, orderNumberChange } from "../network-order/step-orders.ts";
import { bringNumber } from "../number/bring-number.ts";
import { endHeldNumbers } from "../number/end-held-numbers.ts";
import { findNumber } from "../number/find-number.ts";
import { standingColumns, storedStanding } from "../number/stored-standing.ts";
import type { FoundPort } from "./find-port.ts";

interface Cutover {
  readonly actor: string;
  readonly at: Date;
}

/**
 * Does what a porting comes to at its cutover. One that comes in takes the place of the number that the
 * subscriber has; one that goes out ends nothing but who has it.
 *
 * Throws  {@link DomainError} `STEP_REFUSED` when the number or its subscriber stands otherwise by now.
 */
export async function cutOver(tx: OperatorTables, port: FoundPort, cutover: Cutover): Promise<void> {
  const { subscriberId, provider, direction } = port;
  const note = direction === "in" ? await comeIn(tx, port, cutover) : await goOut(tx, port, cutover);
  const { actor, at: occurredAt } = cutover;
  await tx.subscriberEvent.createMany({
    data: [{ subscriberId, actor, occurredAt, kind: "number-changed", note: `${note} ${provider}` }],
  });
}

async function comeIn(tx: OperatorTables, port: FoundPort, { actor, at }: Cutover): Promise<string> {
  const { subscriberId, msisdn, subscriber } = port;
  if (subscriber.status === "terminated") {
    throw new DomainError(
      "STEP_REFUSED",
      "The subscriber is terminated by now: record that the porting failed.",
    );
  }
  const before = await heldIdentifiers(tx, subscriberId);
  await endHeldNumbers(tx, subscriberId, { at, isPortedOut: false });
  await bringNumber(tx, subscriberId, msisdn, at);
  // Whoever is not in service yet is made known to the network with the number, once it is.
  if (subscriber.status !== "pending") await orderNumberChange(tx, { subscriberId, actor, at }, before);
  return "a number ported in from";
}

async function goOut(tx: OperatorTables, { subscriberId, msisdn }: FoundPort, { at }: Cutover) {
  const row = await findNumber(tx, msisdn);
  // Its holder ended with the porting and took it along.
  if (row.status === "ported-out") return "its number was ported out to";
  const held = await tx.subscriberNumber.findFirst({ where: { phoneNumberId: row.id, validUntil: null } });
  if (held !== null && held.subscriberId !== subscriberId) {
    throw new DomainError(
      "STEP_REFUSED",
      `${msisdn} has another holder by now: record that the porting failed.`,
    );
  }
  const standing = standingColumns(portOut(storedStanding(row)));
  await tx.subscriberNumber.updateMany({
    where: { phoneNumberId: row.id, validUntil: null },
    data: { validUntil: at },
  });
  await tx.phoneNumber.updateMany({ where: { id: row.id }, data: standing });
  return "its number was ported out to";
}
