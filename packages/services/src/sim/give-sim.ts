import type { OperatorTables } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { parseIccid } from "@tributary/domain/sim/iccid";
import { refuseSimStep } from "@tributary/domain/sim/lifecycle";
import type { SimStatus } from "@tributary/domain/sim/types";

/**
 * Gives a SIM out of stock to a subscriber; it works at once if its holder is in service.
 *
 * Throws  {@link DomainError} `INPUT_INVALID`, `NOT_FOUND`, `STEP_REFUSED` unless it is in stock and of the
 *         kind that subscribers get.
 */
export async function giveSim(
  tx: OperatorTables,
  subscriberId: string,
  iccidText: string,
  { at, isInService }: { readonly at: Date; readonly isInService: boolean },
): Promise<string> {
  const iccid = parseIccid(iccidText);
  const sim = await tx.simCard.findFirst({
    where: { iccid },
    select: { id: true, status: true, isTest: true, availableFrom: true },
  });
  if (sim === null) throw new DomainError("NOT_FOUND", `There is no SIM ${iccid} in the inventory.`);
  if (sim.isTest)
    throw new DomainError("STEP_REFUSED", `SIM ${iccid} is for tests: take another from stock.`);
  const to = isInService ? "active" : "assigned";
  if (sim.status !== "in_stock") {
    throw new DomainError("STEP_REFUSED", `SIM ${iccid} is ${sim.status}: take one that is in stock.`);
  }
  if (sim.availableFrom !== null && sim.availableFrom > at) {
    const from = sim.availableFrom.toISOString();
    throw new DomainError("STEP_REFUSED", `SIM ${iccid} is yours from ${from} on: take another from stock.`);
  }
  refuseSimStep(sim.status as SimStatus, to);
  await tx.simCard.updateMany({ where: { id: sim.id }, data: { status: to } });
  await tx.subscriberSim.createMany({ data: [{ subscriberId, simCardId: sim.id, validFrom: at }] });
  return iccid;
}
