import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import type { ChangeTime } from "@tributary/domain/subscriber/change-time";
import { noteOf } from "./note-of.ts";
import { findChangeInstant } from "./open-days.ts";
import { takePlan } from "./take-plan.ts";
import { type StepRequest, type StepWork, takeStep } from "./take-step.ts";

export interface ChangePlanRequest extends StepRequest {
  /** The plan's code. */
  readonly plan: string;
  readonly when: ChangeTime;
  readonly note: string;
}

/**
 * Changes the plan: now, with the next cycle, or since a day that is not billed yet. Answers from when on.
 *
 * Throws  {@link DomainError} what the step does; `INPUT_INVALID` for a day that is not open, or before the
 *         subscriber was in service.
 */
export async function changePlan(db: OperatorDb, request: ChangePlanRequest) {
  let from = request.at;
  const work = changingPlan(db, request, (instant) => {
    from = instant;
  });
  const { status } = await takeStep(db, "change-plan", request, work);
  return { status, from };
}

/** What it does; `told` hears from when on. */
export function changingPlan(
  { reads }: Pick<OperatorDb, "reads">,
  { plan, when, note, at }: ChangePlanRequest,
  told: (from: Date) => void = () => undefined,
): StepWork {
  return async (tx, { id, activatedAt }) => {
    const from = await findChangeInstant({ reads, shared: tx }, when, at);
    if (activatedAt !== null && from < activatedAt) {
      throw new DomainError(
        "INPUT_INVALID",
        "The subscriber was not in service on that day: choose a later one.",
      );
    }
    await takePlan(tx, id, plan, from);
    told(from);
    const what = `${plan} from ${from.toISOString()}`;
    return {
      kind: "plan-changed",
      action: "subscriber:change-plan",
      note: noteOf(what, note),
      details: { plan },
    };
  };
}
