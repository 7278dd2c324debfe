import { setTimeout as sleep } from "node:timers/promises";
import type { JobsDb } from "@tributary/db/doors/jobs-db";
import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { LOOK_PATIENCE, type LookPatience } from "@tributary/domain/mailbox/next-look";
import { ownerOf } from "../job/owner-of.ts";
import { runJobs } from "../job/run-jobs.ts";
import type { SubscriberKeys } from "../subscriber/seal-keys.ts";
import { lookIntoMailbox } from "./look-into-mailbox.ts";
import { readSpool } from "./read-spool.ts";

/** Where mails lie for operators that have no mailbox: a folder per operator. */
export const MAIL_IN_VARIABLE = "TRIBUTARY_MAIL_IN";

/** Mailboxes at a time in this process: a mail may be large. */
const AT_ONCE = 2;
const SPOOL_MILLISECONDS = 10_000;
const FORGET_MILLISECONDS = 3_600_000;

export interface MailboxesInput {
  readonly doors: { jobsDb(): JobsDb; operatorDb(operatorId: string): OperatorDb };
  readonly keys: SubscriberKeys;
  readonly signal: AbortSignal;
  readonly onFault: (fault: unknown) => void;
  readonly patience?: LookPatience;
  readonly maintainMilliseconds?: number;
}

/** Looks into mailboxes when it is time to, and into the spool, until it is told to stop. */
export async function runMailboxes(input: MailboxesInput): Promise<void> {
  const { doors, keys, patience = LOOK_PATIENCE, ...run } = input;
  await Promise.all([
    runJobs({
      ...{ ...run, jobs: doors.jobsDb(), queue: "mailbox", atOnce: AT_ONCE },
      async work(job) {
        const { subjectId: mailboxId, dueAt } = job;
        const db = doors.operatorDb(ownerOf(job));
        await lookIntoMailbox({ db, mailboxId, dueAt, keys, patience, onFault: run.onFault });
      },
    }),
    watchSpool(input),
  ]);
}

async function watchSpool({ doors, keys, signal, onFault }: MailboxesInput): Promise<void> {
  const folder = process.env[MAIL_IN_VARIABLE];
  if (!folder) return;
  const failures = new Map<string, number>();
  for (let forgetAt = 0; !signal.aborted; ) {
    const forgets = Date.now() >= forgetAt;
    if (forgets) forgetAt = Date.now() + FORGET_MILLISECONDS;
    await readSpool({ folder, doors, keys, onFault, signal, failures, forgets }).catch(onFault);
    await sleep(SPOOL_MILLISECONDS, undefined, { signal }).catch(() => undefined);
  }
}
