import type { OperatorTables } from "@tributary/db/doors/operator-db";
import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";

const HOUR = 3_600_000;

type Runs = Pick<PortfolioTables, "alertRun">;

/** Sees to it that somebody looks: of the portfolio one look is planned at any time. */
export async function planRuns(tx: Runs, at: Date): Promise<void> {
  const isPlanned = await tx.alertRun.count({ where: { operatorId: null, dueAt: { not: null } } });
  if (isPlanned === 0) await addRun(tx, null, at);
}

/** Figures have changed that detectors look at: the next look is now. */
export async function wakeDetectors(tx: Runs, at: Date): Promise<void> {
  await tx.alertRun.updateMany({ where: { operatorId: null, dueAt: { gt: at } }, data: { dueAt: at } });
}

export interface RanCounts {
  readonly found: number;
  readonly opened: number;
  readonly closed: number;
}

/**
 * Notes what a look over the portfolio came to, plans the next one at the full hour, and has every operator's
 * records looked at through its own door.
 */
export async function finishPortfolioRun(
  tx: Runs,
  { id, dueAt, at, counts, operatorIds }: FinishedRun & { readonly operatorIds: readonly string[] },
): Promise<void> {
  const { count } = await endRun(tx, { id, dueAt, at, counts });
  if (count === 0) return;
  await addRun(tx, null, new Date(Math.floor(at.getTime() / HOUR + 1) * HOUR));
  for (const operatorId of operatorIds) {
    const isPlanned = await tx.alertRun.count({ where: { operatorId, dueAt: { not: null } } });
    if (isPlanned === 0) await addRun(tx, operatorId, at);
  }
}

export interface FinishedRun {
  readonly id: string;
  /** As it was when the work began: who has moved it meanwhile wants another look. */
  readonly dueAt: Date;
  readonly at: Date;
  readonly counts: RanCounts;
}

/** Notes what a look came to; a look that was wanted anew meanwhile stays due. */
export function endRun(
  tx: Pick<OperatorTables, "alertRun">,
  { id, dueAt, at, counts: { found, opened, closed } }: FinishedRun,
): Promise<{ readonly count: number }> {
  const data = { dueAt: null, ranAt: at, found, opened, closed };
  return tx.alertRun.updateMany({ where: { id, dueAt }, data });
}

async function addRun(tx: Runs, operatorId: string | null, dueAt: Date): Promise<void> {
  await tx.alertRun.create({ data: { operatorId, dueAt } });
}
