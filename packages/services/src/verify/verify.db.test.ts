import { testDatabase } from "@tributary/db/testing/test-database";
import { afterAll, beforeAll, expect, test } from "vitest";
import { reopenPeriod } from "../period/reopen-period.ts";
import { addMonth, makePlain } from "../testing/plain.ts";
import { settlePeriod } from "../testing/settle-period.ts";
import { AGREEMENT, GB, type World } from "../testing/world.ts";
import { verify } from "./verify.ts";

let world: World;
beforeAll(async () => {
  world = await makePlain(await testDatabase());
  await addMonth(world, "2026-09");
  await settlePeriod(world, "2026-09");
  await addMonth(world, "2026-10");
  await settlePeriod(world, "2026-10");
  const reopened = { agreementId: AGREEMENT, period: "2026-10", actor: "owner", reason: "A file came." };
  await reopenPeriod(world.db, reopened);
  await world.addUsage("2026-10", [{ operator: "alfa", line: "L1", quantity: 5n * GB }]);
  await settlePeriod(world, "2026-10");
});
afterAll(() => world.test.close());

async function broken(): Promise<string[]> {
  const report = await verify(world.db);
  return Object.entries(report)
    .filter(([, { holds }]) => !holds)
    .map(([identity]) => identity);
}

const SECOND_OF_ALFA =
  "operator_id = 'alfa' AND statement_id IN (SELECT id FROM statement WHERE version = 2)";

/** Each edit is made past every rule of the database, seen, and taken back. */
const EDITS: readonly { readonly identity: string; readonly edit: string; readonly undo: string }[] = [
  line("I1", "cost"),
  { identity: "I2", ...cents("mno_invoice", "net_micros", "period = '2026-10'") },
  line("I3", "margin"),
  line("I4", "margin"),
  { identity: "I5", ...counts("attributed") },
  { identity: "I6", ...cents("ledger_posting", "amount_micros", "account = 'operator-receivable'") },
  { identity: "I7", ...cents("statement_line", "amount_micros", SECOND_OF_ALFA) },
  { identity: "I8", ...cents("statement", "gross_micros", "operator_id = 'beta'") },
  {
    identity: "I9",
    edit: "UPDATE settled_usage SET run_id = (SELECT id FROM settlement_run WHERE period = '2026-09')",
    undo: `UPDATE settled_usage u SET run_id =
      (SELECT id FROM settlement_run r WHERE r.period = u.period AND r.status = 'issued')`,
  },
  {
    identity: "I10",
    edit: `UPDATE settlement_run SET snapshot = jsonb_set(snapshot, '{mnoId}', '"de2"')`,
    undo: `UPDATE settlement_run SET snapshot = jsonb_set(snapshot, '{mnoId}', '"de1"')`,
  },
];

function cents(table: string, column: string, where: string) {
  const by = (sign: string): string =>
    `UPDATE ${table} SET ${column} = ${column} ${sign} 10000 WHERE ${where}`;
  return { edit: by("+"), undo: by("-") };
}

function line(identity: string, kind: string) {
  return {
    identity,
    ...cents("settlement_line", "amount_micros", `kind = '${kind}' AND operator_id = 'alfa'`),
  };
}

function counts(column: string) {
  const by = (sign: string): string =>
    `UPDATE usage_file SET ${column} = ${column} ${sign} 1, accepted = accepted ${sign} 1,
      received = received ${sign} 1`;
  return { edit: by("+"), undo: by("-") };
}

async function pastEveryRule(sql: string): Promise<void> {
  await world.test.superuser.query(`SET session_replication_role = replica; ${sql};
    SET session_replication_role = origin`);
}

test("what was issued verifies, with what was looked at", async () => {
  const report = await verify(world.db);
  expect(await broken()).toEqual([]);
  expect(report.I7).toEqual({ holds: true, evidence: "2 of 2 new versions checked." });
  expect(report.I10).toEqual({ holds: true, evidence: "3 of 3 replays checked." });
});

test.each(EDITS)("an edit behind the back of the product breaks $identity and is seen", async (planted) => {
  await pastEveryRule(planted.edit);
  expect(await broken()).toContain(planted.identity);
  await pastEveryRule(planted.undo);
  expect(await broken()).toEqual([]);
});
