import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { cycleOf } from "@tributary/domain/bill/cycle-days";
import { dayAt, nextLabel, previousLabel } from "@tributary/domain/period/period";
import type { PeriodLabel } from "@tributary/domain/period/types";
import { profileById } from "./profile-of.ts";

/** The period that can be billed next: the one after the last run, once it has ended; null: there is none. */
export async function nextBillPeriod(
  { shared }: Pick<OperatorDb, "shared">,
  at: Date,
): Promise<PeriodLabel | null> {
  const [profile, last] = await Promise.all([
    shared.billingProfile.findFirst({ orderBy: { version: "desc" }, select: { id: true } }),
    shared.billRun.findFirst({
      where: { status: { not: "abandoned" } },
      orderBy: { period: "desc" },
      select: { period: true },
    }),
  ]);
  if (profile === null) return null;
  const { zone, cycleDay } = (await profileById(shared, profile.id)).terms;
  const latest = previousLabel(cycleOf(dayAt(at.getTime(), zone), cycleDay).label);
  if (last === null) return latest;
  const next = nextLabel(last.period);
  return next <= latest ? next : null;
}
