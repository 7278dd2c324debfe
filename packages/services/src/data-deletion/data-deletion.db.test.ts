import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { OBSTACLES, type ObstacleName } from "@tributary/domain/data-deletion/types";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { recordOperatorPayment } from "../ledger/record-operator-payment.ts";
import { askOffboarding } from "../offboarding/ask-offboarding.ts";
import { approveOffboarding } from "../offboarding/decide-offboarding.ts";
import { endOperator } from "../offboarding/end-operator.ts";
import { enterOperator } from "../operator-access/enter-operator.ts";
import { settlePeriod } from "../testing/settle-period.ts";
import { PLAIN_TERMS } from "../testing/terms.ts";
import { AGREEMENT, GB, makeWorld, type World } from "../testing/world.ts";
import { planAssignment, saveAssignment } from "../usage-file/plan-assignment.ts";
import { verify } from "../verify/verify.ts";
import { askDeletion } from "./ask-deletion.ts";
import { approveDeletion, declineDeletion, withdrawDeletion } from "./decide-deletion.ts";
import { deleteData } from "./delete-data.ts";
import { liftDeletionHold, placeDeletionHold } from "./deletion-hold.ts";
import { showDeletion } from "./show-deletion.ts";

let database: TestDatabase;
let world: World;

const NAMES = ["kept", "leaver", "stopper"] as const;

/** Three operators that ended in January, with paid statements, and a sibling that goes on. */
beforeAll(async () => {
  database = await testDatabase();
  world = await makeWorld(database, PLAIN_TERMS);
  for (const id of [...NAMES, "sibling"]) await world.addOperator(id);
  for (const id of NAMES) await world.addSims(id, 2);
  for (const operatorId of NAMES) {
    const { id } = await askOffboarding(world.db, {
      ...{ operatorId, lastDay: "2026-01-17", lateDays: 0, reason: "Notice.", actor: "onboarding" },
      disposition: { simsGo: "stock", numberRestDays: 0, keepMonths: 0 },
    });
    await approveOffboarding(world.db, { id, actor: "owner" });
  }
  const operators = [...NAMES, "sibling"];
  await world.addUsage(
    "2026-01",
    operators.map((operator) => ({ operator, line: "L1", quantity: 10n * GB })),
  );
  await world.addInvoice("2026-01", [{ line: "L1", amount: "40.00", quantity: "40", rate: "1.00" }]);
  const { statements } = await settlePeriod(world, "2026-01");
  for (const { number, grossMicros } of statements) {
    const paid = { statementNumber: number, amountMicros: grossMicros, paidOn: "2026-02-10" };
    await recordOperatorPayment(world.db, { ...paid, reference: "R1", actor: "finance" });
  }
  for (const operatorId of NAMES) {
    const { id } = await world.db.offboarding.findFirstOrThrow({ where: { operatorId } });
    await endOperator(world.db, id, new Date("2026-03-01Z"));
    await endOperator(world.db, id, new Date("2026-03-01Z"));
    await makePack(operatorId);
  }
});
afterAll(() => database.close());

/** A pack that was made after the end and whose days are over. */
async function makePack(operatorId: string): Promise<void> {
  await plant(
    `INSERT INTO export_pack (id, operator_id, includes_personal, asked_by, asked_at, status, attempt_limit,
       ended_at, parts, size_bytes, sha256, manifest, expires_at)
     VALUES (gen_random_uuid(), '${operatorId}', true, 'olga', '2026-02-01Z', 'expired', 5,
       '2026-02-01Z', 1, 9, 'the hash of ${operatorId}', '{}', '2026-02-15Z')`,
  );
}

/** Past every trigger: what would take a story of its own to come about. */
async function plant(sql: string): Promise<void> {
  const client = await database.superuser.connect();
  try {
    await client.query(`BEGIN; SET LOCAL session_replication_role = replica; ${sql}; COMMIT`);
  } finally {
    client.release(true);
  }
}

const obstacles = async (operatorId: string) =>
  (await world.db.reads.deletionObstacles(operatorId)).map(({ name }) => name);
const ask = (operatorId: string, noPackBecause: string | null = null) =>
  askDeletion(world.db, { operatorId, reason: "Ten years are over.", noPackBecause, actor: "onboarding" });
const OF_KEPT = "WHERE operator_id = 'kept'";

/** What brings each obstacle about, alone, and what takes it away. */
const BROUGHT_ABOUT: Readonly<Record<ObstacleName, readonly [string, string]>> = {
  "not-ended": [
    `UPDATE offboarding SET status = 'terminated', due_at = now(), ended_at = NULL, sims_released = NULL
     ${OF_KEPT}`,
    `UPDATE offboarding SET status = 'released', due_at = NULL, ended_at = now(), sims_released = 2
     ${OF_KEPT}`,
  ],
  unsettled: ["UPDATE settlement_run SET status = 'approved'", "UPDATE settlement_run SET status = 'issued'"],
  unpaid: [
    `UPDATE statement_payment SET amount_micros = amount_micros - 1 ${OF_KEPT}`,
    `UPDATE statement_payment SET amount_micros = amount_micros + 1 ${OF_KEPT}`,
  ],
  disputes: [
    `INSERT INTO operator_dispute (id, operator_id, number, statement_id, reason, currency,
       contested_micros, opened_by, opened_at, status)
     SELECT gen_random_uuid(), 'kept', 'OD-1', id, 'Too much.', 'EUR', 1, 'olga', now(), 'in_review'
     FROM statement ${OF_KEPT}`,
    `DELETE FROM operator_dispute ${OF_KEPT}`,
  ],
  hold: [
    `INSERT INTO deletion_hold (id, operator_id, reason, placed_by, placed_at)
     VALUES (gen_random_uuid(), 'kept', 'Court.', 'owner', now())`,
    `DELETE FROM deletion_hold ${OF_KEPT}`,
  ],
  "own-hold": [
    `INSERT INTO legal_hold (id, operator_id, reason, placed_by)
     VALUES (gen_random_uuid(), 'kept', 'Court.', 'olga')`,
    `DELETE FROM legal_hold ${OF_KEPT}`,
  ],
  transfers: [
    `INSERT INTO incoming_sim_transfer (id, operator_id, wanted_from, offered_at)
     VALUES (gen_random_uuid(), 'kept', now(), now())`,
    `DELETE FROM incoming_sim_transfer ${OF_KEPT}`,
  ],
  kept: [
    `INSERT INTO retention_rule (id, operator_id, data_class, version, months, set_by)
     VALUES (gen_random_uuid(), 'kept', 'bills', 1, 600, 'olga')`,
    `DELETE FROM retention_rule ${OF_KEPT}`,
  ],
  "pack-underway": [
    `INSERT INTO export_pack (id, operator_id, includes_personal, asked_by, asked_at, attempt_limit, due_at)
     VALUES (gen_random_uuid(), 'kept', true, 'olga', now(), 5, now())`,
    `DELETE FROM export_pack WHERE operator_id = 'kept' AND status = 'waiting'`,
  ],
  "no-pack": [
    `UPDATE export_pack SET asked_at = '2026-01-16Z' ${OF_KEPT}`,
    `UPDATE export_pack SET asked_at = '2026-02-01Z' ${OF_KEPT}`,
  ],
};

describe("each condition keeps the data alone", () => {
  test.each(OBSTACLES)("%s", async (name) => {
    expect(await obstacles("kept")).toEqual([]);
    const [bring, take] = BROUGHT_ABOUT[name];
    await plant(bring);
    expect(await obstacles("kept")).toEqual([name]);
    const refused = { code: "STEP_REFUSED", details: { obstacles: [name] } };
    await expect(ask("kept")).rejects.toMatchObject(refused);

    await plant(take);
    const { id } = await ask("kept");
    await plant(bring);
    await expect(approveDeletion(world.db, { id, actor: "owner" })).rejects.toMatchObject(refused);
    // Whoever gets past the services is refused by the database.
    await plant(
      `UPDATE data_deletion SET status = 'approved', decided_by = 'owner', decided_at = now(), due_at = now()
       WHERE id = '${id}'`,
    );
    const begin = "UPDATE data_deletion SET status = 'deleting' WHERE id = $1";
    await expect(database.superuser.query(begin, [id])).rejects.toThrow(`the data of kept is kept: ${name}`);
    expect(await deleteData(world.db, id, new Date())).toBe("stopped");
    expect(await showDeletion(world.db, "kept")).toMatchObject({
      request: { status: "stopped", stoppedBy: [name], deleted: [] },
    });
    await plant(take);
  });
});

test("months count from the end", async () => {
  await plant(`UPDATE offboarding SET keep_months = 600 ${OF_KEPT}`);
  // The last day is the 17th of January 2026 by Berlin's clock; 50 years later.
  expect(await world.db.reads.deletionObstacles("kept")).toEqual([
    { name: "kept", amount: 1, until: Date.parse("2076-01-17T23:00:00Z") },
  ]);
  await plant(`UPDATE offboarding SET keep_months = 0 ${OF_KEPT}`);
});

test("without a pack it goes on when somebody says why none is wanted, and for no other reason", async () => {
  const [bring, take] = BROUGHT_ABOUT["no-pack"];
  await plant(bring);
  await expect(ask("kept", " ")).rejects.toMatchObject({ code: "REASON_REQUIRED" });
  const { id } = await ask("kept", "It took nothing along: there was nothing.");
  await approveDeletion(world.db, { id, actor: "owner" });
  await plant(`UPDATE data_deletion SET status = 'withdrawn', due_at = NULL WHERE id = '${id}'; ${take}`);
});

test("it is asked for by one and approved by another; declined or withdrawn, nothing happens", async () => {
  const { id } = await ask("kept");
  await expect(ask("kept")).rejects.toMatchObject({ code: "ALREADY_DONE" });
  await expect(approveDeletion(world.db, { id, actor: "onboarding" })).rejects.toMatchObject({
    code: "APPROVER_IS_PREPARER",
  });
  const own = database.superuser.query(
    `UPDATE data_deletion SET status = 'approved', decided_by = 'onboarding', decided_at = now(),
       due_at = now() WHERE id = $1`,
    [id],
  );
  await expect(own).rejects.toThrow(/maker_is_not_checker/);
  await withdrawDeletion(world.db, { id, actor: "onboarding", reason: "Too early." });
  const { id: second } = await ask("kept");
  await declineDeletion(world.db, { id: second, actor: "owner", reason: "The auditor wants it." });
  for (const each of [id, second]) expect(await deleteData(world.db, each, new Date())).toBeNull();
  const past = database.superuser.query(
    `INSERT INTO data_deletion
       (id, operator_id, status, reason, asked_by, asked_at, decided_by, decided_at, due_at)
     VALUES (gen_random_uuid(), 'kept', 'deleting', 'r', 'a', now(), 'b', now(), now())`,
  );
  await expect(past).rejects.toThrow(/stays as it is/);
});

test("a hold that comes after the approval stops it, until it is lifted and asked for anew", async () => {
  const { id } = await ask("stopper");
  await approveDeletion(world.db, { id, actor: "owner" });
  const { rows } = await database.superuser.query<{ count: string }>(
    "SELECT count(*) FROM pgboss.job WHERE name = 'data-deletion' AND data ->> 'deletionId' = $1",
    [id],
  );
  expect(rows).toEqual([{ count: "1" }]);
  const hold = await placeDeletionHold(world.db, {
    ...{ operatorId: "stopper", reason: "Court of Berlin.", actor: "auditor" },
  });
  expect(await deleteData(world.db, id, new Date())).toBe("stopped");
  await expect(ask("stopper")).rejects.toMatchObject({ details: { obstacles: ["hold"] } });
  const lift = { id: hold.id, reason: "The case is closed.", actor: "auditor" };
  await liftDeletionHold(world.db, lift);
  await expect(liftDeletionHold(world.db, lift)).rejects.toMatchObject({ code: "ALREADY_DONE" });
  const moved = database.superuser.query("UPDATE deletion_hold SET reason = 'x' WHERE id = $1", [hold.id]);
  await expect(moved).rejects.toThrow(/stays as it is/);
  await ask("stopper");
});

test("killed in the middle and run again, the data is deleted once; statements still verify", async () => {
  const before = await verify(world.db, { agreementId: AGREEMENT });
  expect(Object.values(before).every(({ holds }) => holds)).toBe(true);
  const { id } = await ask("leaver");
  await approveDeletion(world.db, { id, actor: "owner" });

  // Its rows are gone in that transaction already when it waits for the schema, and its server process ends.
  const blocker = await database.superuser.connect();
  await blocker.query("BEGIN; LOCK TABLE t_leaver.cdr IN ACCESS SHARE MODE");
  const killed = expect(deleteData(world.db, id, new Date())).rejects.toThrow();
  let ended = 0;
  while (ended === 0) {
    const waiting = await database.superuser.query(
      `SELECT pg_terminate_backend(l.pid) FROM pg_locks l
       WHERE NOT l.granted AND l.relation = 't_leaver.cdr'::regclass AND l.database = (
         SELECT oid FROM pg_database WHERE datname = current_database())`,
    );
    ended = waiting.rowCount ?? 0;
  }
  await killed;
  await blocker.query("ROLLBACK");
  blocker.release();
  const sims = { where: { operatorId: "leaver" } };
  expect(await world.db.simAssignment.count(sims)).toBe(2);
  expect(await world.db.dataDeletion.findUnique({ where: { id } })).toMatchObject({ status: "approved" });

  expect(await deleteData(world.db, id, new Date())).toBe("deleted");
  expect(await deleteData(world.db, id, new Date())).toBeNull();
  expect(await world.db.simAssignment.count(sims)).toBe(0);
  const { request } = await showDeletion(world.db, "leaver");
  expect(request).toMatchObject({ status: "deleted", packSha256: "the hash of leaver" });
  expect(request?.deleted).toEqual(expect.arrayContaining([{ table: "sim_assignment", rows: 2 }]));
  const written = await world.db.auditEvent.findMany({
    where: { operatorId: "leaver", action: { startsWith: "data-deletion:" } },
    orderBy: { id: "asc" },
  });
  expect(written.map(({ action }) => action)).toEqual([
    ...["data-deletion:ask", "data-deletion:approve", "data-deletion:delete"],
  ]);
  const after = await verify(world.db, { agreementId: AGREEMENT });
  expect(after).toEqual(before);
});

test("what is gone does not begin anew", async () => {
  const enter = { operatorId: "leaver", userId: "u", actor: "owner", reason: "To look at it." };
  await expect(enterOperator(world.db, enter)).rejects.toMatchObject({ code: "ALREADY_DONE" });
  await expect(
    placeDeletionHold(world.db, { operatorId: "leaver", reason: "Court.", actor: "owner" }),
  ).rejects.toMatchObject({ code: "ALREADY_DONE" });
  await expect(world.addSims("leaver", 1)).rejects.toThrow("the data of leaver is deleted");
  const identifier = { kind: "msisdn-range", first: "4915550000000", last: "4915550000009" } as const;
  const block = { operatorId: "leaver", identifier, from: "2026-01-01" };
  const planned = await planAssignment(world.db, AGREEMENT, block);
  const given = world.db.$transaction((tx) => saveAssignment(tx, AGREEMENT, planned));
  await expect(given).rejects.toMatchObject({ code: "ALREADY_DONE" });
});
