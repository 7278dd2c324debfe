import type { JobsDb } from "@tributary/db/doors/jobs-db";
import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { ownerOf } from "../job/owner-of.ts";
import { runJobs } from "../job/run-jobs.ts";
import type { SubscriberKeys } from "../subscriber/seal-keys.ts";
import { TICKET_MAIL_PATIENCE } from "./queue-ticket-mail.ts";
import { runTicketAlarm } from "./run-alarm.ts";
import { sendTicketMail } from "./send-ticket-mail.ts";

/** Mails at a time in this process, and tickets that are looked at. */
const AT_ONCE = { mails: 4, alarms: 4 } as const;

export interface DeskRunInput {
  readonly doors: { jobsDb(): JobsDb; operatorDb(operatorId: string): OperatorDb };
  readonly keys: SubscriberKeys;
  readonly signal: AbortSignal;
  readonly onFault: (fault: unknown) => void;
  readonly patience?: typeof TICKET_MAIL_PATIENCE;
  readonly maintainMilliseconds?: number;
}

/** Sends the mails of tickets, wakes those that rested and raises what is late, until it is told to stop. */
export async function runDesk(input: DeskRunInput): Promise<void> {
  const { doors, keys, patience = TICKET_MAIL_PATIENCE, ...run } = input;
  const jobs = doors.jobsDb();
  await Promise.all([
    runJobs({
      ...{ ...run, jobs, queue: "ticket-mail", atOnce: AT_ONCE.mails },
      async work(job) {
        const { subjectId: mailId, dueAt } = job;
        const db = doors.operatorDb(ownerOf(job));
        await sendTicketMail({ db, mailId, dueAt, keys, patience, onFault: run.onFault });
      },
    }),
    runJobs({
      ...{ ...run, jobs, queue: "ticket-alarm", atOnce: AT_ONCE.alarms },
      async work(job) {
        const at = new Date(Math.max(Date.now(), job.dueAt));
        await runTicketAlarm(doors.operatorDb(ownerOf(job)), job.subjectId, at);
      },
    }),
  ]);
}
