import type pg from "pg";
import PgBoss from "pg-boss";
import { z } from "zod";
import { QUEUES, type QueueName } from "../jobs/queues.ts";

export { QUEUE_NAMES, type QueueName } from "../jobs/queues.ts";

const jobData = z.object({ operatorId: z.string().nullable(), dueAt: z.number() });

/** Whose row is to be looked after, and at which moment; the row stands behind that operator's door. */
export interface Job {
  readonly id: string;
  /** Null: the row is the portfolio's. */
  readonly operatorId: string | null;
  /** Of an order to a network, or whatever else the queue is of. */
  readonly subjectId: string;
  readonly dueAt: number;
}

export interface DeadJob extends Job {
  readonly deadSince: Date;
  /** Of the failure that was its last. */
  readonly message: string;
}

export interface JobCounts {
  /** Not due yet, or nobody took them yet. */
  readonly waiting: number;
  /** Failed and to be tried again. */
  readonly retrying: number;
  readonly running: number;
  readonly dead: number;
}

/** The queues of jobs, on a login that sees them and no table of ours. */
export interface JobsDb {
  /** Takes jobs that are due, the oldest first; whoever ends in the middle loses them again. */
  take(queue: QueueName, most: number): Promise<Job[]>;
  complete(queue: QueueName, id: string): Promise<void>;
  /** Keeps why; the job is tried again after a pause, or goes among the dead letters. */
  fail(queue: QueueName, id: string, error: Error): Promise<void>;
  /** Gives back what was lost with its taker, and clears away what ended long ago. */
  maintain(): Promise<void>;
  counts(queue: QueueName): Promise<JobCounts>;
  deadJobs(queue: QueueName): Promise<DeadJob[]>;
  /** Puts every dead letter back into its queue; answers how many. */
  reviveDead(queue: QueueName): Promise<number>;
}

/** Opens the queues. They are started with their first use: a database that is away fails that alone. */
export function openJobsDb(pool: pg.Pool): { readonly db: JobsDb; close(): Promise<void> } {
  const executor = { executeSql: (text: string, values?: unknown[]) => pool.query(text, values) };
  const boss = new PgBoss({ db: executor, migrate: false, supervise: false, schedule: false });
  boss.on("error", () => undefined);
  return { db: jobsOf(boss, pool), close: () => boss.stop({ graceful: false, close: false }) };
}

function jobsOf(boss: PgBoss, pool: pg.Pool): JobsDb {
  return {
    async take(queue, most) {
      // The library keeps an error of this statement to itself: it is heard here.
      let lost: unknown;
      const db = { executeSql: (text: string, values?: unknown[]) => pool.query(text, values).catch(hear) };
      const hear = (error: unknown): never => {
        lost = error;
        throw error;
      };
      const jobs = await boss.fetch<unknown>(queue, { batchSize: most, db });
      if (lost !== undefined) throw lost;
      return jobs.map(({ id, data }) => jobOf(queue, id, data));
    },
    complete: (queue, id) => boss.complete(queue, id),
    fail: (queue, id, error) => boss.fail(queue, id, { message: error.message }),
    maintain: async () => {
      await boss.maintain();
    },
    async counts(queue) {
      const { rows } = await pool.query<Record<keyof JobCounts, number>>(
        `SELECT count(*) FILTER (WHERE name = $1 AND state = 'created')::int AS waiting,
           count(*) FILTER (WHERE name = $1 AND state = 'retry')::int AS retrying,
           count(*) FILTER (WHERE name = $1 AND state = 'active')::int AS running,
           count(*) FILTER (WHERE name = $2 AND state < 'completed')::int AS dead
         FROM pgboss.job`,
        [queue, QUEUES[queue].deadLetter],
      );
      return rows[0] ?? { waiting: 0, retrying: 0, running: 0, dead: 0 };
    },
    async deadJobs(queue) {
      const { rows } = await pool.query<{ id: string; data: unknown; message: string | null; since: Date }>(
        `SELECT id, data, output ->> 'message' AS message, created_on AS since FROM pgboss.job
         WHERE name = $1 AND state < 'completed' ORDER BY created_on, id`,
        [QUEUES[queue].deadLetter],
      );
      return rows.map(({ id, data, message, since }) => {
        return { ...jobOf(queue, id, data), deadSince: since, message: message ?? "" };
      });
    },
    async reviveDead(queue) {
      const { rowCount } = await pool.query(
        `WITH dead AS (DELETE FROM pgboss.job WHERE name = $2 AND state < 'completed' RETURNING data)
         INSERT INTO pgboss.job (name, data, keep_until, expire_in, retry_limit, retry_delay, retry_backoff,
           dead_letter, policy)
         SELECT queue.name, dead.data, now() + queue.retention_minutes * interval '1 minute',
           queue.expire_seconds * interval '1 second', queue.retry_limit, queue.retry_delay,
           queue.retry_backoff, queue.dead_letter, queue.policy
         FROM dead, pgboss.queue WHERE queue.name = $1`,
        [queue, QUEUES[queue].deadLetter],
      );
      return rowCount ?? 0;
    },
  };
}

function jobOf(queue: QueueName, id: string, data: unknown): Job {
  const { operatorId, dueAt } = jobData.parse(data);
  const { [QUEUES[queue].subject]: subjectId } = z.record(z.string(), z.unknown()).parse(data);
  return { id, operatorId, subjectId: z.string().parse(subjectId), dueAt };
}
