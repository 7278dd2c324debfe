import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import { decodePlanTerms } from "@tributary/db/terms/plan-terms";
import { DomainError } from "@tributary/domain/error";
import { daysLater } from "@tributary/domain/period/days-later";
import type { Validity } from "@tributary/domain/plan/types";
import { type BillingDays, type ChangeTime, nextCycle } from "@tributary/domain/subscriber/change-time";
import { billingDays } from "./current-cycle.ts";
import { noteOf } from "./note-of.ts";
import { findChangeInstant } from "./open-days.ts";
import { BESIDE, openPlans } from "./open-plans.ts";
import { type StepRequest, takeStep } from "./take-step.ts";

export interface TakeAddOnRequest extends StepRequest {
  /** The code of an add-on or a pass. */
  readonly addOn: string;
  readonly when: ChangeTime;
  readonly note: string;
}

/**
 * Takes an add-on or a pass beside the plan: now, with the next cycle, or since a day that is not billed yet.
 * It lasts as its version says; a pass that starts with its first use has no end until it was used.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `STEP_REFUSED`; `ALREADY_DONE` for an add-on that is had and goes
 *         on; `INPUT_INVALID` without a plan to take it beside, and for a day that is not open.
 */
export async function takeAddOn(
  db: OperatorDb,
  { addOn, when, note, ...request }: TakeAddOnRequest,
): Promise<{ readonly from: Date; readonly until: Date | null }> {
  let spell = { from: request.at, until: null as Date | null };
  await takeStep(db, "take-add-on", request, async (tx, { id }) => {
    const asked = { reads: db.reads, shared: tx };
    const from = await findChangeInstant(asked, when, request.at);
    const planVersionId = (await openPlans(tx, BESIDE)).get(addOn);
    if (planVersionId === undefined) {
      throw new DomainError("NOT_FOUND", `There is no published add-on or pass ${addOn}.`);
    }
    const version = await tx.planVersion.findFirstOrThrow({
      where: { id: planVersionId },
      select: { terms: true, rateCard: { select: { currency: true } } },
    });
    await refuseBeside(tx, id, from, version.rateCard.currency);
    const { validity } = decodePlanTerms(version.terms);
    if (validity.lasts === "open") await refuseHeld(tx, id, addOn, from);
    spell = { from, until: endOf(validity, from, await billingDays(asked)) };
    const data = { subscriberId: id, planVersionId, isMain: false, validFrom: from, validUntil: spell.until };
    await tx.subscriberPlan.create({ data });
    return {
      ...({ kind: "add-on-taken", action: "subscriber:take-add-on" } as const),
      note: noteOf(`${addOn} from ${from.toISOString()}`, note),
      details: { addOn },
    };
  });
  return spell;
}

/** Its usage is priced by the card of the plan that it stands beside. */
async function refuseBeside(
  tx: Pick<OperatorTables, "subscriberPlan">,
  subscriberId: string,
  from: Date,
  currency: string,
): Promise<void> {
  const plan = await tx.subscriberPlan.findFirst({
    where: {
      ...{ subscriberId, isMain: true, validFrom: { lte: from } },
      OR: [{ validUntil: null }, { validUntil: { gt: from } }],
    },
    select: { planVersion: { select: { rateCard: { select: { currency: true } } } } },
  });
  if (plan === null) {
    throw new DomainError("INPUT_INVALID", "It has no plan then: an add-on is taken beside one.");
  }
  const own = plan.planVersion.rateCard.currency;
  if (own === currency) return;
  throw new DomainError("INPUT_INVALID", `It is priced in ${currency}, the plan in ${own}: choose another.`);
}

async function refuseHeld(
  tx: Pick<OperatorTables, "subscriberPlan">,
  subscriberId: string,
  code: string,
  from: Date,
): Promise<void> {
  const held = await tx.subscriberPlan.count({
    where: {
      ...{ subscriberId, planVersion: { plan: { code } } },
      OR: [{ validUntil: null }, { validUntil: { gt: from } }],
    },
  });
  if (held > 0) throw new DomainError("ALREADY_DONE", `It has ${code}, which goes on until it is ended.`);
}

function endOf(validity: Validity, from: Date, days: BillingDays): Date | null {
  switch (validity.lasts) {
    case "open":
      return null;
    case "period":
      return new Date(nextCycle(from.getTime(), days));
    case "days":
      return validity.startsOn === "first-use"
        ? null
        : new Date(daysLater(from.getTime(), validity.days, days.zone));
  }
}
