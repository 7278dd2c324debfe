import { once } from "node:events";
import { explainError } from "@tributary/db/doors/explain-error";
import { DomainError } from "@tributary/domain/error";
import type { Command } from "commander";
import { answerFrom, type CommonOptions, command } from "../command.ts";
import type { Answer } from "../output/answer.ts";
import { queueText } from "../output/queue-text.ts";
import type { Session } from "../session/open-session.ts";
import { startOrderWorker } from "../session/order-worker.ts";

interface Options extends CommonOptions {
  readonly watch?: boolean;
  readonly retry?: boolean;
}

export function ordersCommand(): Command {
  return command("orders", "The queue of orders to operators' networks: what waits, and jobs that are dead.")
    .option("--watch", "send orders until told to stop; those on their way are finished")
    .option("--retry", "put dead jobs back into the queue")
    .action((options: Options) => answerFrom(options, (session) => runOrders(session, options)));
}

async function runOrders(session: Session, { watch = false, retry = false }: Options): Promise<Answer> {
  if (watch && retry) throw new DomainError("INPUT_INVALID", "Choose one: --watch or --retry.");
  const jobs = session.jobsDb();
  if (watch) {
    await watchOrders(session);
    const counts = await jobs.counts();
    return { text: `Stopped: ${counts.waiting + counts.retrying} jobs wait.`, json: { counts } };
  }
  const revived = retry ? await jobs.reviveDead() : 0;
  const [counts, dead] = await Promise.all([jobs.counts(), jobs.deadJobs()]);
  const json = { counts, dead, revived };
  return { text: queueText(counts, dead, revived), json, isNo: dead.length > 0 };
}

async function watchOrders({ urls, authSecret }: Session): Promise<void> {
  process.env.AUTH_SECRET = authSecret;
  const worker = startOrderWorker({ operatorUrl: urls.operator, jobsUrl: urls.jobs }, sayFault);
  const listening = new AbortController();
  const { signal } = listening;
  try {
    const told = Promise.race([once(process, "SIGTERM", { signal }), once(process, "SIGINT", { signal })]);
    process.stderr.write("Orders are sent until this is told to stop.\n");
    await told;
  } finally {
    listening.abort();
    await worker.stop();
  }
}

function sayFault(fault: unknown): void {
  const error = explainError(fault);
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
}
