import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { orderService } from "../network-order/step-orders.ts";
import { moveHeldSims } from "../sim/move-held-sims.ts";
import { type StepRequest, type StepWork, takeStep } from "./take-step.ts";

export interface ResumeRequest extends StepRequest {
  readonly note: string;
}

/** Gives service back. */
export function resumeSubscriber(db: OperatorDb, request: ResumeRequest) {
  return takeStep(db, "resume", request, resuming(request));
}

/** What it does. */
export function resuming({ note, ...request }: ResumeRequest): StepWork {
  return async (tx, { id }, status) => {
    await tx.subscriber.updateMany({ where: { id }, data: { status, statusReason: null } });
    await moveHeldSims(tx, id, { from: ["suspended", "assigned"], to: "active" });
    await orderService(tx, { subscriberId: id, ...request }, "resume");
    return { kind: "resumed", action: "subscriber:resume", note: note.trim() };
  };
}
