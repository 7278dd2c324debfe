import type pg from "pg";
import PgBoss from "pg-boss";
import { z } from "zod";
import { DEAD_LETTER_QUEUE, NETWORK_ORDER_QUEUE } from "../jobs/queues.ts";

const jobData = z.object({ operatorId: z.string(), orderId: z.string(), dueAt: z.number() });

/** Whose order is to be looked after; the order itself stands behind that operator's door. */
export type OrderJob = z.infer<typeof jobData>;

export interface TakenJob extends OrderJob {
  readonly id: string;
}

export interface DeadJob extends OrderJob {
  readonly id: string;
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

/** The queue of jobs, on a login that sees the queue and no table of ours. */
export interface JobsDb {
  /** Takes jobs that are due, the oldest first; whoever ends in the middle loses them again. */
  take(most: number): Promise<TakenJob[]>;
  complete(id: string): Promise<void>;
  /** Keeps why; the job is tried again after a pause, or goes among the dead letters. */
  fail(id: string, error: Error): Promise<void>;
  /** Gives back what was lost with its taker, and clears away what ended long ago. */
  maintain(): Promise<void>;
  counts(): Promise<JobCounts>;
  deadJobs(): Promise<DeadJob[]>;
  /** Puts every dead letter back into the queue; answers how many. */
  reviveDead(): Promise<number>;
}

/** Opens the queue. It is started with its first use, so that a database that is away fails that alone. */
export function openJobsDb(pool: pg.Pool): { readonly db: JobsDb; close(): Promise<void> } {
  const executor = { executeSql: (text: string, values?: unknown[]) => pool.query(text, values) };
  const boss = new PgBoss({ db: executor, migrate: false, supervise: false, schedule: false });
  boss.on("error", () => undefined);
  return { db: jobsOf(boss, pool), close: () => boss.stop({ graceful: false, close: false }) };
}

function jobsOf(boss: PgBoss, pool: pg.Pool): JobsDb {
  return {
    async take(most) {
      // The library keeps an error of this statement to itself: it is heard here.
      let lost: unknown;
      const db = { executeSql: (text: string, values?: unknown[]) => pool.query(text, values).catch(hear) };
      const hear = (error: unknown): never => {
        lost = error;
        throw error;
      };
      const jobs = await boss.fetch<unknown>(NETWORK_ORDER_QUEUE, { batchSize: most, db });
      if (lost !== undefined) throw lost;
      return jobs.map(({ id, data }) => ({ id, ...jobData.parse(data) }));
    },
    complete: (id) => boss.complete(NETWORK_ORDER_QUEUE, id),
    fail: (id, error) => boss.fail(NETWORK_ORDER_QUEUE, id, { message: error.message }),
    maintain: async () => {
      await boss.maintain();
    },
    async counts() {
      const { rows } = await pool.query<Record<keyof JobCounts, number>>(
        `SELECT count(*) FILTER (WHERE name = $1 AND state = 'created')::int AS waiting,
           count(*) FILTER (WHERE name = $1 AND state = 'retry')::int AS retrying,
           count(*) FILTER (WHERE name = $1 AND state = 'active')::int AS running,
           count(*) FILTER (WHERE name = $2 AND state < 'completed')::int AS dead
         FROM pgboss.job`,
        [NETWORK_ORDER_QUEUE, DEAD_LETTER_QUEUE],
      );
      return rows[0] ?? { waiting: 0, retrying: 0, running: 0, dead: 0 };
    },
    async deadJobs() {
      const { rows } = await pool.query<{ id: string; data: unknown; message: string | null; since: Date }>(
        `SELECT id, data, output ->> 'message' AS message, created_on AS since FROM pgboss.job
         WHERE name = $1 AND state < 'completed' ORDER BY created_on, id`,
        [DEAD_LETTER_QUEUE],
      );
      return rows.map(({ id, data, message, since }) => {
        return { id, ...jobData.parse(data), deadSince: since, message: message ?? "" };
      });
    },
    async reviveDead() {
      const { rowCount } = await pool.query(
        `WITH dead AS (DELETE FROM pgboss.job WHERE name = $2 AND state < 'completed' RETURNING data)
         INSERT INTO pgboss.job (name, data, keep_until, expire_in, retry_limit, retry_delay, retry_backoff,
           dead_letter, policy)
         SELECT queue.name, dead.data, now() + queue.retention_minutes * interval '1 minute',
           queue.expire_seconds * interval '1 second', queue.retry_limit, queue.retry_delay,
           queue.retry_backoff, queue.dead_letter, queue.policy
         FROM dead, pgboss.queue WHERE queue.name = $1`,
        [NETWORK_ORDER_QUEUE, DEAD_LETTER_QUEUE],
      );
      return rowCount ?? 0;
    },
  };
}
