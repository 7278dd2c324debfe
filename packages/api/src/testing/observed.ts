import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { ApiWorld } from "./api-world.ts";
import { ask, type Outcome } from "./ask.ts";

/** What one command did: to the audit log, and when it was sent again under its key. */
export interface Observed {
  readonly path: string;
  readonly outcome: Outcome;
  /** Audit rows that the first sending left. */
  readonly rows: number;
  /** Audit rows that sending it nine times more left, with how often it was answered like the first time. */
  readonly rowsAgain: number;
  readonly sameAnswers: number;
  /** How another request under the same key was answered. */
  readonly otherUnderKey: string;
}

export const REPEATS = 9;

/** Audit rows, but those of work that goes on after its command was answered: it leaves one of its own. */
export async function countAuditRows({ superuser }: ApiWorld["test"]): Promise<number> {
  const { rows } = await superuser.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM audit_event
     WHERE action NOT IN ('settlement:prepare', 'quarantine:redrive', 'usage-file:ingest', 'usage:correct')`,
  );
  return rows[0]?.count ?? 0;
}

/** Sends a command as somebody, then again under its key, then another one under the same key. */
export async function observe(
  { test }: ApiWorld,
  caller: object,
  path: string,
  input: object,
  changed: object,
): Promise<Observed> {
  const idempotencyKey = randomUUID();
  const count = (): Promise<number> => countAuditRows(test);
  const before = await count();
  const outcome = await ask(caller, path, { ...input, idempotencyKey });
  const after = await count();
  let sameAnswers = 0;
  for (let sent = 0; sent < REPEATS; sent += 1) {
    const again = await ask(caller, path, { ...input, idempotencyKey });
    if (isDeepStrictEqual(again.value ?? null, outcome.value ?? null)) sameAnswers += 1;
  }
  const other = await ask(caller, path, { ...input, ...changed, idempotencyKey });
  return {
    path,
    outcome,
    rows: after - before,
    rowsAgain: (await count()) - after,
    sameAnswers,
    otherUnderKey: other.reason,
  };
}
