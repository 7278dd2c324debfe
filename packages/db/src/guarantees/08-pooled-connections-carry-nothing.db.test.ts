import { afterAll, beforeAll, expect, test } from "vitest";
import type { OperatorDb } from "../doors/operator-db.ts";
import { roleUrl } from "../roles/set-role-passwords.ts";
import { createPool } from "../scope/create-pool.ts";
import { operatorPool } from "../scope/operator-pool.ts";
import { sharedScope } from "../scope/scope.ts";
import { fillTables } from "../testing/fill-tables.ts";
import { howMany } from "../testing/how-many.ts";
import { reportGuarantee } from "../testing/report-guarantee.ts";
import { type TestDatabase, testDatabase } from "../testing/test-database.ts";

const OPERATORS = 20;
const REQUESTS = howMany({ whole: 10_000, daily: 2_000 });
const AT_ONCE = 40;
/** One statement in this many is cancelled while it runs, on a connection picked at random. */
const CANCEL_EVERY = 25;

let database: TestDatabase;
const codes: string[] = [];

beforeAll(async () => {
  database = await testDatabase({ connections: { operator: 3 } });
  for (let index = 0; index < OPERATORS; index += 1) codes.push((await database.makeOperator()).id);
  await fillTables(database.superuser, new Map(codes.map((code) => [code, 2])));
  for (const code of codes) {
    await database.owner.query(
      `INSERT INTO t_${code}.quarantine (file_id, record_number, reason, detail, raw_bytes)
       VALUES (1, 1, 'MALFORMED', $1, '')`,
      [`detail of ${code}`],
    );
  }
});
afterAll(() => database.close());

interface Owned {
  readonly operatorId: string;
}

/** The kinds of request, each answering rows that say whose they are. */
const REQUEST_KINDS: readonly ((door: OperatorDb) => Promise<readonly Owned[]>)[] = [
  (door) => door.shared.statement.findMany(),
  (door) => door.shared.statement.findMany({ include: { lines: true } }),
  (door) => door.shared.statementLine.findMany({ take: 1 }),
  (door) => door.usage.quarantine.findMany(),
  async (door) => {
    const groups = await door.shared.statement.groupBy({ by: ["operatorId"], _count: true });
    return groups.map(({ operatorId }) => ({ operatorId }));
  },
  async (door) => {
    const found = await door.shared.operator.findMany();
    return found.map(({ id }) => ({ operatorId: id }));
  },
  (door) =>
    door.$transaction(async (tables) => [
      ...(await tables.statement.findMany()),
      ...(await tables.statementLine.findMany()),
    ]),
];

test("pooled connections never carry an operator over, however requests interleave and are cut", async () => {
  const { foreign, answered, cut, empty } = await soak(REQUESTS);
  console.log(`answered ${answered}, cut ${cut}`);
  expect(answered + cut).toBe(REQUESTS);
  expect(cut).toBeGreaterThan(0);
  expect(answered).toBeGreaterThan(REQUESTS / 2);
  // An answer without one's own rows would mean that the scope was lost.
  expect(empty).toBe(0);
  reportGuarantee(8, REQUESTS - foreign, REQUESTS, "interleaved requests without a foreign row");
});

test("a statement that fails leaves its connection clean for the next operator", async () => {
  const [first = "", second = ""] = codes;
  for (let round = 0; round < 50; round += 1) {
    // The login may not read this column.
    const refused = database.operatorDb(first).shared.operator.findMany({ select: { createdAt: true } });
    await expect(refused).rejects.toThrow(/denied/);
    const rows = await database.operatorDb(second).shared.statement.findMany();
    expect(rows.map(({ operatorId }) => operatorId)).toEqual([second, second]);
  }
});

test("a scope set for the session instead of the transaction is seen to stay behind", async () => {
  const [first = ""] = codes;
  const url = roleUrl(database.ownerUrl, database.secret, "tributary_operator");
  const shared = createPool({ url, max: 1, applicationName: "planted", isPipelined: true });
  try {
    const left = async () => (await shared.query("SELECT 1 FROM statement")).rowCount;
    const seen = await operatorPool(shared, sharedScope(first)).query("SELECT 1 FROM statement");
    expect(seen.rowCount).toBe(2);
    expect(await left()).toBe(0);
    await operatorPool(shared, sharedScope(first)).query(`SET app.operator_id = '${first}'`);
    expect(await left()).toBe(2);
  } finally {
    await shared.end();
  }
});

async function soak(requests: number) {
  const counts = { foreign: 0, answered: 0, cut: 0, empty: 0 };
  const cuts: Promise<void>[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < requests) {
      const turn = next;
      next += 1;
      // Fixed strides rather than chance: every pair of kinds and operators meets on the pool.
      const code = codes[(turn * 7) % codes.length] ?? "";
      const kind = REQUEST_KINDS[(turn * 3) % REQUEST_KINDS.length];
      if (turn % CANCEL_EVERY === 0) cuts.push(cutOne());
      try {
        const rows = (await kind?.(database.operatorDb(code))) ?? [];
        counts.answered += 1;
        if (rows.length === 0) counts.empty += 1;
        if (rows.some(({ operatorId }) => operatorId !== code)) counts.foreign += 1;
      } catch (error) {
        expect(String(error)).toMatch(/cancel|Transaction|closed|terminat|aborted|connection error/i);
        counts.cut += 1;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  await Promise.all(cuts);
  return counts;
}

/** Cancels a running statement of the operators' login, and now and then ends its connection. */
async function cutOne(): Promise<void> {
  const end = Math.random() < 0.1 ? "pg_terminate_backend" : "pg_cancel_backend";
  await database.superuser.query(
    `SELECT ${end}(pid) FROM pg_stat_activity
     WHERE usename = 'tributary_operator' AND datname = current_database() ORDER BY random() LIMIT 1`,
  );
}
