import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { decodeBillingProfileTerms } from "@tributary/db/terms/billing-profile-terms";
import { cycleOf } from "@tributary/domain/bill/cycle-days";
import { cycleInstants } from "@tributary/domain/bill/cycle-instants";
import { dayAt } from "@tributary/domain/period/period";
import type { PeriodLabel } from "@tributary/domain/period/types";
import type { BillingDays } from "@tributary/domain/subscriber/change-time";
import { ownZones } from "../usage/own-zones.ts";

/** The billing cycle in which an instant lies, half-open. */
export interface Cycle extends BillingDays {
  readonly label: PeriodLabel;
  readonly from: Date;
  readonly until: Date;
}

/** Finds the cycle by the operator's billing profile; before it has one, by the month of its statements. */
export async function currentCycle(db: Pick<OperatorDb, "reads" | "shared">, at: Date): Promise<Cycle> {
  const days = await billingDays(db);
  const cycle = cycleOf(dayAt(at.getTime(), days.zone), days.cycleDay);
  const { startsAt, dayEnds } = cycleInstants(cycle, days.zone);
  return {
    ...days,
    label: cycle.label,
    from: new Date(startsAt),
    until: new Date(dayEnds.at(-1) ?? startsAt),
  };
}

/** In which zone an operator's billing days begin, and on which day its cycles do. */
export async function billingDays(db: Pick<OperatorDb, "reads" | "shared">): Promise<BillingDays> {
  const profile = await db.shared.billingProfile.findFirst({
    orderBy: { version: "desc" },
    select: { terms: true },
  });
  if (profile === null) return { zone: (await ownZones(db)).main, cycleDay: 1 };
  const { zone, cycleDay } = decodeBillingProfileTerms(profile.terms);
  return { zone, cycleDay };
}
