import type { OperatorTables } from "@tributary/db/doors/operator-db";
import { refuseSimStep } from "@tributary/domain/sim/lifecycle";
import type { SimStatus } from "@tributary/domain/sim/types";

interface Move {
  readonly from: readonly SimStatus[];
  readonly to: SimStatus;
}

/** Moves the SIMs that a subscriber holds from some statuses to another. */
export async function moveHeldSims(
  tx: OperatorTables,
  subscriberId: string,
  { from, to }: Move,
): Promise<void> {
  for (const status of from) refuseSimStep(status, to);
  const held = await tx.subscriberSim.findMany({
    where: { subscriberId, validUntil: null },
    select: { simCardId: true },
  });
  await tx.simCard.updateMany({
    where: { id: { in: held.map(({ simCardId }) => simCardId) }, status: { in: [...from] } },
    data: { status: to },
  });
}
