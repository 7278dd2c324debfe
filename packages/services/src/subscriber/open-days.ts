import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { cycleDays } from "@tributary/domain/bill/cycle-days";
import {
  type BillingDays,
  type ChangeTime,
  nextCycle,
  type OpenDays,
  openDayStart,
  openDays,
} from "@tributary/domain/subscriber/change-time";
import { profileById } from "../bill/profile-of.ts";
import { billingDays } from "./current-cycle.ts";

type Asked = Pick<OperatorDb, "reads" | "shared">;

/** The days that a step told late may reach back to: none of them is billed. */
export async function findOpenDays(db: Asked, at: Date): Promise<OpenDays> {
  return openOf(db, at, await billingDays(db));
}

/**
 * The instant since when a change holds.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` for a day that is not open.
 */
export async function findChangeInstant(db: Asked, when: ChangeTime, at: Date): Promise<Date> {
  if (when === "now") return at;
  const days = await billingDays(db);
  if (when === "next-cycle") return new Date(nextCycle(at.getTime(), days));
  return new Date(openDayStart(when.since, days.zone, await openOf(db, at, days)));
}

async function openOf({ shared }: Asked, at: Date, days: BillingDays): Promise<OpenDays> {
  const run = await shared.billRun.findFirst({
    where: { status: { not: "abandoned" } },
    orderBy: { period: "desc" },
    select: { period: true, billingProfileId: true },
  });
  if (run === null) return openDays(at.getTime(), days, null);
  const { terms } = await profileById(shared, run.billingProfileId);
  return openDays(at.getTime(), days, cycleDays(run.period, terms.cycleDay).lastDay);
}
