import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { type ChangeTime, changeInstant } from "@tributary/domain/subscriber/next-cycle";
import { billingDays } from "./current-cycle.ts";
import { noteOf } from "./note-of.ts";
import { takePlan } from "./take-plan.ts";
import { type StepRequest, takeStep } from "./take-step.ts";

export interface ChangePlanRequest extends StepRequest {
  /** The plan's code. */
  readonly plan: string;
  readonly when: ChangeTime;
  readonly note: string;
}

/** Changes the plan, now or with the next cycle. Answers from when on. */
export async function changePlan(db: OperatorDb, { plan, when, note, ...request }: ChangePlanRequest) {
  const from = new Date(changeInstant(when, request.at.getTime(), await billingDays(db)));
  const { status } = await takeStep(db, "change-plan", request, async (tx, { id }) => {
    await takePlan(tx, id, plan, from);
    const what = `${plan} from ${from.toISOString()}`;
    return {
      kind: "plan-changed",
      action: "subscriber:change-plan",
      note: noteOf(what, note),
      details: { plan },
    };
  });
  return { status, from };
}
