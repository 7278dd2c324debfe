import type { OperatorDb } from "@tributary/db/doors/operator-db";
import type { SuspensionReason } from "@tributary/domain/subscriber/types";
import { orderService } from "../network-order/step-orders.ts";
import { moveHeldSims } from "../sim/move-held-sims.ts";
import { noteOf } from "./note-of.ts";
import { type StepRequest, type StepWork, takeStep } from "./take-step.ts";

export interface SuspendRequest extends StepRequest {
  readonly reason: SuspensionReason;
  readonly note: string;
}

/** Holds service back, for a reason. */
export function suspendSubscriber(db: OperatorDb, request: SuspendRequest) {
  return takeStep(db, "suspend", request, suspending(request));
}

/** What it does. */
export function suspending({ reason, note, ...request }: SuspendRequest): StepWork {
  return async (tx, { id }, status) => {
    await tx.subscriber.updateMany({ where: { id }, data: { status, statusReason: reason } });
    await moveHeldSims(tx, id, { from: ["active"], to: "suspended" });
    await orderService(tx, { subscriberId: id, ...request }, "suspend", reason);
    return {
      kind: "suspended",
      action: "subscriber:suspend",
      note: noteOf(reason, note),
      details: { reason },
    };
  };
}
