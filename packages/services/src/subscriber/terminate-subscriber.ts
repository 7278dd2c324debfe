import type { OperatorDb } from "@tributary/db/doors/operator-db";
import type { TerminationKind } from "@tributary/domain/subscriber/types";
import { orderService } from "../network-order/step-orders.ts";
import { endHeldNumbers } from "../number/end-held-numbers.ts";
import { leaveAllPools } from "../pool/leave-pool.ts";
import { endHeldSims } from "../sim/end-held-sims.ts";
import { endHeldPlans } from "./end-held-plans.ts";
import { noteOf } from "./note-of.ts";
import { type StepRequest, takeStep } from "./take-step.ts";

export interface TerminateRequest extends StepRequest {
  readonly kind: TerminationKind;
  readonly note: string;
}

/** Ends a subscriber with all it has; a number that is ported out is another operator's from then on. */
export function terminateSubscriber(db: OperatorDb, { kind, note, ...request }: TerminateRequest) {
  return takeStep(db, "terminate", request, async (tx, { id }, status) => {
    const { at } = request;
    await orderService(tx, { subscriberId: id, ...request }, "terminate", kind);
    await endHeldNumbers(tx, id, { at, isPortedOut: kind === "port-out" });
    await endHeldSims(tx, id, at);
    await endHeldPlans(tx, id, at);
    await leaveAllPools(tx, id, at);
    await tx.subscriber.updateMany({ where: { id }, data: { status, statusReason: kind, terminatedAt: at } });
    const details = { kind };
    return { kind: "terminated", action: "subscriber:terminate", note: noteOf(kind, note), details };
  });
}
