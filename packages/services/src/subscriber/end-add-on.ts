import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { noteOf } from "./note-of.ts";
import { type StepRequest, takeStep } from "./take-step.ts";

export interface EndAddOnRequest extends StepRequest {
  /** Of what was taken. */
  readonly id: string;
  readonly note: string;
}

/**
 * Ends an add-on or a pass at once; what it covered stays covered, and what is paid once stays paid.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `STEP_REFUSED`; `ALREADY_DONE` for one that has ended.
 */
export async function endAddOn(db: OperatorDb, { id, note, ...request }: EndAddOnRequest): Promise<void> {
  const { at } = request;
  await takeStep(db, "end-add-on", request, async (tx, subscriber) => {
    const held = await tx.subscriberPlan.findFirst({
      where: { id, subscriberId: subscriber.id, isMain: false },
      select: {
        validFrom: true,
        validUntil: true,
        planVersion: { select: { plan: { select: { code: true } } } },
      },
    });
    if (held === null) throw new DomainError("NOT_FOUND", "It has no such add-on: load the page again.");
    const { code } = held.planVersion.plan;
    if (held.validUntil !== null && held.validUntil <= at) {
      throw new DomainError("ALREADY_DONE", `${code} has ended already.`);
    }
    const hasBegun = held.validFrom <= at;
    const validUntil = hasBegun ? at : held.validFrom;
    await tx.subscriberPlan.updateMany({ where: { id }, data: { validUntil } });
    return {
      ...({ kind: "add-on-ended", action: "subscriber:end-add-on" } as const),
      note: noteOf(code, note),
      details: { addOn: code },
    };
  });
}
