import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { heldIdentifiers, orderSimSwap } from "../network-order/step-orders.ts";
import { endHeldSims } from "../sim/end-held-sims.ts";
import { giveSim } from "../sim/give-sim.ts";
import { noteOf } from "./note-of.ts";
import { type StepRequest, takeStep } from "./take-step.ts";

export interface SwapSimRequest extends StepRequest {
  readonly iccid: string;
  readonly note: string;
}

/** Exchanges the SIM: the old one ends at the instant from which the new one is held. */
export function swapSim(db: OperatorDb, { iccid, note, ...request }: SwapSimRequest) {
  return takeStep(db, "swap-sim", request, async (tx, { id }, status) => {
    const { at } = request;
    const before = await heldIdentifiers(tx, id);
    const ended = await endHeldSims(tx, id, at);
    const given = await giveSim(tx, id, iccid, { at, isInService: status === "active" });
    await orderSimSwap(tx, { subscriberId: id, ...request }, before);
    const what = `${ended.join(", ")} → ${given}`;
    return { kind: "sim-swapped", action: "subscriber:swap-sim", note: noteOf(what, note) };
  });
}
