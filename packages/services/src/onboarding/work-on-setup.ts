import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import type { OwnerDb } from "@tributary/db/doors/owner-db";
import { parseOrRefuse } from "@tributary/db/terms/issues";
import { begun, failed, finished } from "@tributary/domain/bill-task/lifecycle";
import type { TaskPatience, TaskStanding, TaskStatus } from "@tributary/domain/bill-task/types";
import { DomainError } from "@tributary/domain/error";
import type { SetupStep } from "@tributary/domain/operator-template/types";
import { applySettings } from "./apply-settings.ts";
import { settingsSchema } from "./settings.ts";

export interface SetupWork {
  readonly db: OperatorDb;
  /** Makes the operator's schema, and nothing else. */
  readonly owner: Pick<OwnerDb, "provisionOperator">;
  readonly setupId: string;
  /** The moment for which it was queued: whoever's clock is late takes it for now. */
  readonly dueAt: number;
  readonly patience: TaskPatience;
  readonly onFault: (fault: unknown) => void;
}

/**
 * Sets an operator up, if it is due and nobody is at it: its schema, then what a template says, through its
 * own door. What a person can mend ends it at once, with its sentence.
 */
export async function workOnSetup(work: SetupWork): Promise<void> {
  const { db, owner, setupId, dueAt, patience, onFault } = work;
  const now = Math.max(Date.now(), dueAt);
  const setup = await change(db.shared, setupId, (read) => begun(read, now, patience));
  if (setup === null || setup.status !== "running") return;
  const { attempts: attempt } = setup;
  try {
    const { settings, askedBy: actor } = await db.shared.operatorSetup.findFirstOrThrow({
      where: { id: setupId },
    });
    await owner.provisionOperator(db.operatorId);
    const wanted = parseOrRefuse(settingsSchema, settings, "The setup", "TERMS_INVALID");
    const outcome = await applySettings(db, wanted, { actor, at: new Date(now) });
    await change(db.shared, setupId, (read) => finished(read, attempt), outcome);
  } catch (error) {
    const isFinal = error instanceof DomainError && error.code !== "DATABASE_UNAVAILABLE";
    if (!isFinal) onFault(error);
    const message = isFinal ? error.message : "Something of ours was away: it is tried again.";
    await change(db.shared, setupId, (read) =>
      failed(read, attempt, { message, isFinal }, Date.now(), patience),
    );
  }
}

/** Changes it by a rule, unless somebody else did meanwhile; a new moment queues it. */
async function change(
  { operatorSetup }: Pick<OperatorTables, "operatorSetup">,
  id: string,
  rule: (setup: TaskStanding) => TaskStanding | null,
  steps?: readonly SetupStep[],
): Promise<TaskStanding | null> {
  const row = await operatorSetup.findFirst({ where: { id } });
  if (row === null) return null;
  const { attempts, attemptLimit, message, dueAt } = row;
  const standing = { attempts, attemptLimit, message, dueAt: dueAt?.getTime() ?? null };
  const next = rule({ ...standing, status: row.status as TaskStatus });
  if (next === null) return null;
  const outcome = steps?.map(({ kind, code, action }) => ({ kind, code, action }));
  const { count } = await operatorSetup.updateMany({
    where: { id, status: row.status, attempts, dueAt },
    data: {
      ...next,
      dueAt: next.dueAt === null ? null : new Date(next.dueAt),
      endedAt: next.dueAt === null ? new Date() : null,
      ...(outcome === undefined ? {} : { outcome }),
    },
  });
  return count === 1 ? next : null;
}
