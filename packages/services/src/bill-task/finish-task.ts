import { setTimeout as sleep } from "node:timers/promises";
import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { isOpen, USUAL_PATIENCE } from "@tributary/domain/bill-task/lifecycle";
import { DomainError } from "@tributary/domain/error";
import { findTask } from "./change-task.ts";
import { workOnTask } from "./work-on-task.ts";

const POLL_MILLISECONDS = 500;

/**
 * Does a task here and now, for whoever waits for it; one that somebody else is at is waited for.
 *
 * Throws  {@link DomainError} `LOCKED` with why it failed.
 */
export async function finishTask(
  db: OperatorDb,
  taskId: string,
  onFault: (fault: unknown) => void,
): Promise<void> {
  for (;;) {
    await workOnTask({ db, taskId, dueAt: 0, patience: USUAL_PATIENCE, onFault });
    const { status, message } = await db.$transaction((tx) => findTask(tx, taskId));
    if (status === "done") return;
    if (!isOpen({ status })) throw new DomainError("LOCKED", message ?? "The billing task has failed.");
    await sleep(POLL_MILLISECONDS);
  }
}
