import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { orderService } from "../network-order/step-orders.ts";
import { giveNumber } from "../number/give-number.ts";
import { giveSim } from "../sim/give-sim.ts";
import { moveHeldSims } from "../sim/move-held-sims.ts";
import { findChangeInstant } from "./open-days.ts";
import { takePlan } from "./take-plan.ts";
import { type StepRequest, takeStep } from "./take-step.ts";

export interface ActivateRequest extends StepRequest {
  /** The plan's code; null: the one that it has. */
  readonly plan: string | null;
  /** Of a SIM in stock; null: the one that it has. */
  readonly iccid: string | null;
  /** One of the pool that is free or reserved for it; null: the one that it has, or none. */
  readonly msisdn: string | null;
  /** The day since which it is in service, `YYYY-MM-DD`; null: from now on. */
  readonly since: string | null;
}

/**
 * Puts a subscriber into service with a plan, a SIM and, unless it is for data alone, a number. The network
 * is told now, whatever day it holds since.
 *
 * Throws  {@link DomainError} what {@link takeStep} does; `STEP_REFUSED` without a plan or a SIM, `NOT_FOUND`
 *         for one that is not there, `INPUT_INVALID` for a day that is not open.
 */
export function activateSubscriber(db: OperatorDb, request: ActivateRequest) {
  const { plan, iccid, msisdn, since, at, actor } = request;
  return takeStep(db, "activate", request, async (tx, { id }, status) => {
    const when = since === null ? "now" : { since };
    const from = await findChangeInstant({ reads: db.reads, shared: tx }, when, at);
    if (plan !== null) await takePlan(tx, id, plan, from);
    if (iccid !== null) await giveSim(tx, id, iccid, { at: from, isInService: true });
    if (msisdn !== null) await giveNumber(tx, id, msisdn, { at: from, now: at, actor });
    await refuseIncomplete(tx, id);
    await moveHeldSims(tx, id, { from: ["assigned"], to: "active" });
    await tx.subscriber.updateMany({ where: { id }, data: { status, activatedAt: from } });
    await orderService(tx, { subscriberId: id, actor, at }, "activate");
    const note = [plan ?? [], since === null ? [] : `since ${since}`].flat().join(" ");
    return { kind: "activated", action: "subscriber:activate", note };
  });
}

async function refuseIncomplete(tx: OperatorTables, subscriberId: string): Promise<void> {
  const where = { subscriberId, validUntil: null };
  const [plans, sims] = [await tx.subscriberPlan.count({ where }), await tx.subscriberSim.count({ where })];
  const lacking = plans === 0 ? "plan" : sims === 0 ? "SIM" : null;
  if (lacking === null) return;
  throw new DomainError("STEP_REFUSED", `The subscriber has no ${lacking}: choose one.`, { lacking });
}
