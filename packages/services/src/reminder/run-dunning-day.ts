import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import { nextMorning } from "@tributary/domain/payment/next-morning";
import { dayAt } from "@tributary/domain/period/period";
import { billingZone } from "../bill/today-of.ts";
import { runDunning } from "../payment/run-dunning.ts";

/** Who takes the steps that nobody asked for. */
const DAILY_ACTOR = "dunning";

/** Says that an operator's unpaid bills are gone over each morning from the next one on, or not any more. */
export async function planDunningDay(
  tx: Pick<OperatorTables, "dunningDay">,
  { isDaily, zone, at }: { readonly isDaily: boolean; readonly zone: string; readonly at: Date },
): Promise<void> {
  const isToCome = { dueAt: { not: null } };
  if (!isDaily) await tx.dunningDay.updateMany({ where: isToCome, data: { dueAt: null } });
  else if ((await tx.dunningDay.count({ where: isToCome })) === 0) await addNext(tx, zone, at);
}

/**
 * Goes over an operator's unpaid bills if that is due, and plans the next morning. Ended in between, it is
 * done again: a step that was taken is not taken twice.
 */
export async function runDunningDay(db: OperatorDb, dayId: string, at: Date): Promise<void> {
  const day = await db.shared.dunningDay.findFirst({ where: { id: dayId }, select: { dueAt: true } });
  if (day === null || day.dueAt === null || day.dueAt > at) return;
  const { taken, resumed } = await runDunning(db, { actor: DAILY_ACTOR, at });
  await db.$transaction(async (tx) => {
    const ran = { dueAt: null, ranAt: at, taken: taken.length, resumed: resumed.length };
    const isStill = { id: dayId, dueAt: day.dueAt };
    const { count } = await tx.dunningDay.updateMany({ where: isStill, data: ran });
    if (count === 1) await addNext(tx, await billingZone(tx), at);
  });
}

async function addNext(tx: Pick<OperatorTables, "dunningDay">, zone: string, at: Date): Promise<void> {
  const dueAt = nextMorning(at.getTime(), zone);
  const day = new Date(`${dayAt(dueAt, zone)}T00:00:00Z`);
  // One that was given up for that day is wanted again.
  const again = await tx.dunningDay.updateMany({
    where: { day, ranAt: null },
    data: { dueAt: new Date(dueAt) },
  });
  if (again.count === 0) await tx.dunningDay.create({ data: { day, dueAt: new Date(dueAt) } });
}
