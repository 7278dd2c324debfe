import { setTimeout as sleep } from "node:timers/promises";
import type { Job, JobsDb, QueueName } from "@tributary/db/doors/jobs-db";

const POLL_MILLISECONDS = 500;
/** What has gone wrong on our side is not asked for again at once. */
const FAULT_MILLISECONDS = 5_000;
const MAINTAIN_MILLISECONDS = 60_000;

export interface JobRunInput {
  readonly jobs: JobsDb;
  readonly queue: QueueName;
  /** How many are worked on at a time in this process. */
  readonly atOnce: number;
  /** Goes through the door of the job's operator, and no other. */
  readonly work: (job: Job) => Promise<void>;
  readonly signal: AbortSignal;
  /** What was no outcome of a job is told here, for the log. */
  readonly onFault: (fault: unknown) => void;
  readonly faultMilliseconds?: number;
  /** How often jobs are looked for whose worker said nothing before they ran out. */
  readonly maintainMilliseconds?: number;
}

/**
 * Works on the jobs of a queue until it is told to stop; those that were begun are finished. Several
 * processes may do so at a time. A failure of the work is the job's: the queue keeps it and has the job tried
 * again, or lays it among the dead.
 */
export async function runJobs(input: JobRunInput): Promise<void> {
  const { jobs, queue, atOnce, signal, onFault } = input;
  const { faultMilliseconds = FAULT_MILLISECONDS, maintainMilliseconds = MAINTAIN_MILLISECONDS } = input;
  const running = new Set<Promise<void>>();
  const rest = (milliseconds: number): Promise<void> =>
    sleep(milliseconds, undefined, { signal }).catch(() => undefined);
  let maintainAt = 0;
  while (!signal.aborted) {
    try {
      if (Date.now() >= maintainAt) {
        await jobs.maintain();
        maintainAt = Date.now() + maintainMilliseconds;
      }
      const taken = await jobs.take(queue, atOnce - running.size);
      for (const job of taken) {
        const work = workOn(input, job)
          .catch(onFault)
          .finally(() => running.delete(work));
        running.add(work);
      }
      if (running.size === atOnce) await Promise.race(running);
      else if (taken.length === 0) await restOrUntil(signal, running);
    } catch (fault) {
      onFault(fault);
      await rest(faultMilliseconds);
    }
  }
  await Promise.all(running);
}

/** Rests until it is time to look again; what ends may have let something else go. */
async function restOrUntil(signal: AbortSignal, running: ReadonlySet<Promise<void>>): Promise<void> {
  const early = new AbortController();
  const both = AbortSignal.any([signal, early.signal]);
  const rested = sleep(POLL_MILLISECONDS, undefined, { signal: both }).catch(() => undefined);
  await Promise.race([rested, ...running]);
  early.abort();
}

async function workOn({ jobs, queue, work, onFault }: JobRunInput, job: Job): Promise<void> {
  try {
    await work(job);
  } catch (error) {
    onFault(error);
    return jobs.fail(queue, job.id, error instanceof Error ? error : new Error(String(error)));
  }
  await jobs.complete(queue, job.id);
}
