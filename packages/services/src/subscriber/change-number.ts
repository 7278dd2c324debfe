import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { heldIdentifiers, orderNumberChange } from "../network-order/step-orders.ts";
import { endHeldNumbers } from "../number/end-held-numbers.ts";
import { giveNumber } from "../number/give-number.ts";
import { noteOf } from "./note-of.ts";
import { type StepRequest, takeStep } from "./take-step.ts";

export interface ChangeNumberRequest extends StepRequest {
  readonly msisdn: string;
  readonly note: string;
}

/** Exchanges the telephone number: the old one waits in quarantine, its history stays where it is. */
export function changeNumber(db: OperatorDb, { msisdn, note, ...request }: ChangeNumberRequest) {
  return takeStep(db, "change-number", request, async (tx, { id }) => {
    const { at, actor } = request;
    const before = await heldIdentifiers(tx, id);
    await endHeldNumbers(tx, id, { at, isPortedOut: false });
    await giveNumber(tx, id, msisdn, { at, now: at, actor });
    await orderNumberChange(tx, { subscriberId: id, ...request }, before);
    const said = noteOf("a number of the pool", note);
    return { kind: "number-changed", action: "subscriber:change-number", note: said };
  });
}
