import type { OperatorTables } from "@tributary/db/doors/operator-db";

/** Takes the SIMs that a subscriber holds out of use for ever. Answers their ICCIDs. */
export async function endHeldSims(tx: OperatorTables, subscriberId: string, at: Date): Promise<string[]> {
  const held = await tx.subscriberSim.findMany({
    where: { subscriberId, validUntil: null },
    select: { id: true, simCard: { select: { id: true, iccid: true } } },
  });
  await tx.subscriberSim.updateMany({
    where: { id: { in: held.map(({ id }) => id) } },
    data: { validUntil: at },
  });
  await tx.simCard.updateMany({
    where: { id: { in: held.map(({ simCard }) => simCard.id) } },
    data: { status: "terminated" },
  });
  return held.map(({ simCard }) => simCard.iccid);
}
