import type { ClientBase } from "pg";
import PgBoss from "pg-boss";
import { QUEUE_GRANTS } from "../roles/grants.ts";
import { QUEUE_NAMES, QUEUE_OPTIONS, QUEUES } from "./queues.ts";

/** Brings the queue's tables to the version of the library, as the owner; a second time changes nothing. */
export async function installQueues(owner: ClientBase): Promise<void> {
  const db = { executeSql: (text: string, values?: unknown[]) => owner.query(text, values) };
  const boss = new PgBoss({ db, migrate: true, supervise: false, schedule: false });
  await boss.start();
  for (const queue of QUEUE_NAMES) {
    const { deadLetter, expireInSeconds } = QUEUES[queue];
    const options = { ...QUEUE_OPTIONS, expireInSeconds };
    await keepQueue(boss, { name: deadLetter, ...options });
    await keepQueue(boss, { name: queue, ...options, deadLetter });
  }
  await boss.stop({ graceful: false, close: false });
  await owner.query("REVOKE ALL ON ALL FUNCTIONS IN SCHEMA pgboss FROM PUBLIC");
  await owner.query("GRANT USAGE ON SCHEMA pgboss TO tributary_jobs");
  for (const [table, grants] of Object.entries(QUEUE_GRANTS)) {
    await owner.query(`GRANT ${grants.join(", ")} ON pgboss.${table} TO tributary_jobs`);
  }
}

async function keepQueue(boss: PgBoss, queue: PgBoss.Queue): Promise<void> {
  await boss.createQueue(queue.name, queue);
  await boss.updateQueue(queue.name, queue);
}
