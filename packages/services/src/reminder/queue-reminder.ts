import type { OperatorTables } from "@tributary/db/doors/operator-db";
import type { TaskPatience } from "@tributary/domain/bill-task/types";

/** A mail server that is away is waited for about a day. */
export const REMINDER_PATIENCE: TaskPatience = {
  mostAttempts: 10,
  firstPauseMilliseconds: 60_000,
  longestPauseMilliseconds: 4 * 3_600_000,
  holdMilliseconds: 60_000,
};

/** Has a subscriber told of a step by mail, in the transaction in which the step is kept. */
export async function queueReminder(
  tx: Pick<OperatorTables, "reminder">,
  dunningNoticeId: string,
  at: Date,
): Promise<void> {
  const attemptLimit = REMINDER_PATIENCE.mostAttempts;
  await tx.reminder.create({ data: { dunningNoticeId, attemptLimit, dueAt: at } });
}
