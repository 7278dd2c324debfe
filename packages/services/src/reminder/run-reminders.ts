import type { JobsDb } from "@tributary/db/doors/jobs-db";
import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { ownerOf } from "../job/owner-of.ts";
import { runJobs } from "../job/run-jobs.ts";
import type { SubscriberKeys } from "../subscriber/seal-keys.ts";
import { REMINDER_PATIENCE } from "./queue-reminder.ts";
import { runDunningDay } from "./run-dunning-day.ts";
import { sendReminder } from "./send-reminder.ts";

/** Mails at a time in this process, and operators whose bills are gone over. */
const AT_ONCE = { mails: 4, operators: 1 } as const;

export interface RemindersInput {
  readonly doors: { jobsDb(): JobsDb; operatorDb(operatorId: string): OperatorDb };
  readonly keys: SubscriberKeys;
  readonly signal: AbortSignal;
  readonly onFault: (fault: unknown) => void;
  readonly patience?: typeof REMINDER_PATIENCE;
}

/** Goes over unpaid bills each morning and sends the reminders, until it is told to stop. */
export async function runReminders(input: RemindersInput): Promise<void> {
  const { doors, keys, patience = REMINDER_PATIENCE, ...run } = input;
  const jobs = doors.jobsDb();
  await Promise.all([
    runJobs({
      ...{ ...run, jobs, queue: "reminder", atOnce: AT_ONCE.mails },
      async work(job) {
        const { subjectId: reminderId, dueAt } = job;
        const db = doors.operatorDb(ownerOf(job));
        await sendReminder({ db, reminderId, dueAt, keys, patience, onFault: run.onFault });
      },
    }),
    runJobs({
      ...{ ...run, jobs, queue: "dunning-day", atOnce: AT_ONCE.operators },
      async work(job) {
        const { subjectId: dayId, dueAt } = job;
        await runDunningDay(doors.operatorDb(ownerOf(job)), dayId, new Date(Math.max(Date.now(), dueAt)));
      },
    }),
  ]);
}
