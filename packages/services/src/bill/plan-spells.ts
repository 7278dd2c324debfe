import { addToDay, cycleOf } from "@tributary/domain/bill/cycle-days";
import type { PlanSpell } from "@tributary/domain/bill/plan-fees";
import type { BillingProfileTerms } from "@tributary/domain/bill/types";
import { dayAt } from "@tributary/domain/period/period";
import type { Validity } from "@tributary/domain/plan/types";
import type { Catalog } from "./run-catalog.ts";

/** A plan version that somebody had, over instants. */
export interface HeldPlan {
  readonly planVersionId: string;
  readonly isMain: boolean;
  readonly validFrom: Date;
  readonly validUntil: Date | null;
}

/** The plans that somebody had, by days in the profile's zone; one whose end came with its start had none. */
export function planSpells(
  held: readonly HeldPlan[],
  { plans }: Catalog,
  { zone, cycleDay }: BillingProfileTerms,
): PlanSpell[] {
  return held.flatMap(({ planVersionId, isMain, validFrom, validUntil }): PlanSpell[] => {
    const plan = plans.get(planVersionId);
    if (plan === undefined || validUntil?.getTime() === validFrom.getTime()) return [];
    const { planCode, terms } = plan;
    const fromDay = dayAt(validFrom.getTime(), zone);
    const ended = validUntil === null ? null : dayAt(validUntil.getTime() - 1, zone);
    const own = lastDayOf(terms.validity, fromDay, cycleDay);
    const lastDay = own !== null && (ended === null || own < ended) ? own : ended;
    const { fees, discounts } = terms;
    return [{ planCode, version: planVersionId, isMain, fromDay, lastDay, fees, discounts }];
  });
}

/** The last day that something lasts by itself, or null when somebody has to end it. */
function lastDayOf(validity: Validity, fromDay: string, cycleDay: number): string | null {
  switch (validity.lasts) {
    case "open":
      return null;
    case "period":
      return cycleOf(fromDay, cycleDay).lastDay;
    case "days":
      // One that starts with its first use is paid for on the day it is taken.
      return validity.startsOn === "date" ? addToDay(fromDay, validity.days - 1) : null;
  }
}
