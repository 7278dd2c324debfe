import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import { nextMorning } from "@tributary/domain/payment/next-morning";
import { billingZone } from "../bill/today-of.ts";
import { runDunning } from "../payment/run-dunning.ts";

/** Who takes the steps that nobody asked for. */
const DAILY_ACTOR = "dunning";

/** Says that an operator's unpaid bills are gone over each morning from the next one on, or not any more. */
export async function planDunningDay(
  tx: Pick<OperatorTables, "dunningDay">,
  { isDaily, zone, at }: { readonly isDaily: boolean; readonly zone: string; readonly at: Date },
): Promise<void> {
  const planned = await tx.dunningDay.findFirst({ select: { id: true, dueAt: true } });
  const dueAt = isDaily ? (planned?.dueAt ?? new Date(nextMorning(at.getTime(), zone))) : null;
  if (planned !== null) await tx.dunningDay.updateMany({ where: { id: planned.id }, data: { dueAt } });
  else if (isDaily) await tx.dunningDay.create({ data: { dueAt } });
}

/**
 * Goes over an operator's unpaid bills if that is due, and plans the next morning. Ended in between, it is
 * done again: a step that was taken is not taken twice.
 */
export async function runDunningDay(db: OperatorDb, at: Date): Promise<void> {
  const { dunningDay } = db.shared;
  const day = await dunningDay.findFirst({ select: { id: true, dueAt: true } });
  if (day === null || day.dueAt === null || day.dueAt > at) return;
  const { taken, resumed } = await runDunning(db, { actor: DAILY_ACTOR, at });
  const dueAt = new Date(nextMorning(at.getTime(), await billingZone(db.shared)));
  await dunningDay.updateMany({
    where: { id: day.id, dueAt: day.dueAt },
    data: { dueAt, ranAt: at, taken: taken.length, resumed: resumed.length },
  });
}
