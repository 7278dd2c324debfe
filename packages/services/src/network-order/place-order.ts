import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { OperatorTables } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { placed } from "@tributary/domain/network-order/lifecycle";
import { USUAL_PATIENCE } from "@tributary/domain/network-order/pause";
import { type OrderSubject, refuseSubject } from "@tributary/domain/network-order/subject";
import type { OrderAction, OrderPatience, OrderStatus } from "@tributary/domain/network-order/types";
import { isCarried, latestProfile } from "./network-profile.ts";
import { saveEvent } from "./save-event.ts";

export interface OrderToPlace {
  readonly subscriberId: string;
  readonly action: OrderAction;
  readonly asked: OrderSubject;
  /** Of what the order is for, such as a step of a subscriber: under one key an order is placed once. */
  readonly key: string;
  readonly actor: string;
  readonly patience?: OrderPatience;
}

type PlacingTables = Pick<OperatorTables, "networkOrder" | "networkOrderEvent" | "networkProfile">;

/**
 * Places an order in the transaction of what it is for: both are there or neither. An operator without a
 * network connected carries its orders out by other means; they are recorded as done at once.
 *
 * Throws  {@link DomainError} `INPUT_INVALID`, `KEY_REUSED` when another order stands under the key.
 */
export async function placeOrder(
  tx: PlacingTables,
  { subscriberId, action, asked, key, actor, patience = USUAL_PATIENCE }: OrderToPlace,
): Promise<{ readonly id: string; readonly status: OrderStatus }> {
  const known = await tx.networkOrder.findFirst({ where: { idempotencyKey: key } });
  if (known !== null) {
    const isSame = known.subscriberId === subscriberId && known.action === action;
    if (!isSame || !isDeepStrictEqual(known.asked, asked)) {
      throw new DomainError("KEY_REUSED", "Another order was placed under this key: give this one its own.");
    }
    return { id: known.id, status: known.status as OrderStatus };
  }
  refuseSubject(action, asked);
  const { settings } = await latestProfile(tx);
  const at = new Date();
  const id = randomUUID();
  const { dueAt: _at, ...standing } = placed(at.getTime(), patience);
  const how = isCarried(settings, action)
    ? ({ status: "waiting", dueAt: at, message: null } as const)
    : ({ status: "acknowledged", endedAt: at, message: NOTHING_CONNECTED } as const);
  await tx.networkOrder.create({
    data: {
      ...standing,
      ...how,
      ...{
        id,
        subscriberId,
        action,
        asked: { ...asked },
        idempotencyKey: key,
        placedBy: actor,
        placedAt: at,
      },
      position: await nextPosition(tx, subscriberId),
    },
  });
  await saveEvent(tx, { orderId: id, kind: "placed", actor, isEffective: true, message: how.message ?? "" });
  return { id, status: how.status };
}

const NOTHING_CONNECTED = "No network is connected: recorded as done.";

/** Of two who place an order for one subscriber at once, the second is refused by the key of the table. */
async function nextPosition({ networkOrder }: PlacingTables, subscriberId: string): Promise<number> {
  const { _max } = await networkOrder.aggregate({ where: { subscriberId }, _max: { position: true } });
  return (_max.position ?? 0) + 1;
}
