import type { PortfolioDb, PortfolioTables } from "@tributary/db/doors/portfolio-db";
import type { TaskStanding } from "@tributary/domain/bill-task/types";
import { DomainError } from "@tributary/domain/error";
import type { RehearsalReport, RehearsalStage } from "@tributary/domain/rehearsal/types";
import { outcomeOf } from "@tributary/domain/rehearsal/verdict";
import { freeze } from "../settlement/freeze.ts";
import { type StoredRehearsal, storedRehearsal } from "./stored-rehearsal.ts";

export interface RehearsalResult {
  readonly fingerprint: string;
  readonly report: RehearsalReport;
}

interface Told {
  readonly stage?: RehearsalStage;
  readonly result?: RehearsalResult;
}

/**
 * Finds one rehearsal.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function findRehearsal(
  tx: Pick<PortfolioTables, "rehearsal">,
  id: string,
): Promise<StoredRehearsal> {
  const row = await tx.rehearsal.findUnique({ where: { id } });
  if (row === null) throw new DomainError("NOT_FOUND", "There is no such rehearsal.");
  return storedRehearsal(row);
}

/**
 * Changes a rehearsal by a rule. The change is stored only where it still stands as the rule read it.
 *
 * Shape   the rehearsal as it stands now; null when the rule does not apply, or somebody else was faster.
 */
export function changeRehearsal(
  db: PortfolioDb,
  id: string,
  rule: (read: StoredRehearsal) => TaskStanding | null,
  told: Told = {},
): Promise<StoredRehearsal | null> {
  return db.$transaction(async (tx) => {
    const read = await findRehearsal(tx, id);
    const next = rule(read);
    if (next === null) return null;
    const { status, attempts, attemptLimit, message } = next;
    const { count } = await tx.rehearsal.updateMany({
      where: { id, status: read.status, attempts: read.attempts, dueAt: dateOf(read.dueAt) },
      data: {
        ...{ status, attempts, attemptLimit, message, dueAt: dateOf(next.dueAt) },
        ...(told.stage === undefined ? {} : { stage: told.stage }),
        ...(told.result === undefined ? {} : resultOf(told.result)),
        endedAt: next.dueAt === null ? new Date() : null,
      },
    });
    return count === 1 ? findRehearsal(tx, id) : null;
  });
}

function resultOf({ fingerprint, report }: RehearsalResult) {
  return { fingerprint, outcome: outcomeOf(report), report: freeze(report) as object };
}

function dateOf(instant: number | null): Date | null {
  return instant === null ? null : new Date(instant);
}
