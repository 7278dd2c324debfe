import { once } from "node:events";
import { type JobsDb, QUEUE_NAMES } from "@tributary/db/doors/jobs-db";
import { openHome } from "@tributary/db/embedded/home";
import { DomainError } from "@tributary/domain/error";
import { MAIL_IN_VARIABLE } from "@tributary/services/mailbox/run-mailboxes";
import type { Command } from "commander";
import { answerFrom, type CommonOptions, command } from "../command.ts";
import type { Answer } from "../output/answer.ts";
import { type QueueStanding, queueText } from "../output/queue-text.ts";
import { sayFault } from "../output/say-fault.ts";
import { mailIn, mailSpool } from "../serve/app-environment.ts";
import { startJobWorker } from "../session/job-worker.ts";
import type { Session } from "../session/open-session.ts";

interface Options extends CommonOptions {
  readonly watch?: boolean;
  readonly retry?: boolean;
}

export function jobsCommand(): Command {
  return command(
    "jobs",
    "What waits to be done for operators, orders, billing runs and rehearsals, and jobs that are dead.",
  )
    .option("--watch", "do what there is until told to stop; what is in hand is finished or put down")
    .option("--retry", "put dead jobs back into their queues")
    .action((options: Options) => answerFrom(options, (session) => runJobs(session, options)));
}

async function runJobs(session: Session, { watch = false, retry = false }: Options): Promise<Answer> {
  if (watch && retry) throw new DomainError("INPUT_INVALID", "Choose one: --watch or --retry.");
  if (watch) await watchJobs(session);
  const queues = await standingsOf(session.jobsDb(), retry);
  return {
    text: queueText(queues),
    json: { queues },
    isNo: !watch && queues.some(({ dead }) => dead.length > 0),
  };
}

function standingsOf(jobs: JobsDb, isRevived: boolean): Promise<QueueStanding[]> {
  return Promise.all(
    QUEUE_NAMES.map(async (queue) => {
      const revived = isRevived ? await jobs.reviveDead(queue) : 0;
      const [counts, dead] = await Promise.all([jobs.counts(queue), jobs.deadJobs(queue)]);
      return { queue, counts, dead, revived };
    }),
  );
}

async function watchJobs({ urls, host, authSecret, subscriberKeys, owner }: Session): Promise<void> {
  process.env.AUTH_SECRET = authSecret;
  const { root } = openHome();
  process.env.TRIBUTARY_MAIL_SPOOL ??= mailSpool(root);
  process.env[MAIL_IN_VARIABLE] ??= mailIn(root);
  const worker = startJobWorker({ urls, owner, host, keys: subscriberKeys() }, sayFault);
  const listening = new AbortController();
  const { signal } = listening;
  try {
    const told = Promise.race([once(process, "SIGTERM", { signal }), once(process, "SIGINT", { signal })]);
    process.stderr.write("Jobs are done until this is told to stop.\n");
    await told;
  } finally {
    listening.abort();
    await worker.stop();
  }
}
