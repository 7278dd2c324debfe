import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addNumbers } from "../number/add-numbers.ts";
import { addSims } from "../sim/add-sims.ts";
import { PLAIN_TERMS } from "../testing/terms.ts";
import { AGREEMENT, makeWorld, type World } from "../testing/world.ts";
import { planAssignment, saveAssignment } from "../usage-file/plan-assignment.ts";
import { type AskOffboarding, askOffboarding } from "./ask-offboarding.ts";
import { countInventory } from "./count-inventory.ts";
import { approveOffboarding } from "./decide-offboarding.ts";
import { endOperator } from "./end-operator.ts";
import { returnHome } from "./return-home.ts";
import { showOffboarding } from "./show-offboarding.ts";

let database: TestDatabase;
let world: World;

beforeAll(async () => {
  database = await testDatabase();
  world = await makeWorld(database, PLAIN_TERMS);
  await world.addOperator("heir");
});
afterAll(() => database.close());

// The last day is over by Berlin's clock; its SIMs go back 30 days later.
const RELEASED = "2026-11-16T22:00:00.000Z";

type Asked = Omit<AskOffboarding["disposition"], "keepMonths">;

async function approved(operatorId: string, asked: Asked): Promise<string> {
  const { id } = await askOffboarding(world.db, {
    ...{ operatorId, lastDay: "2026-10-17", lateDays: 30, disposition: { ...asked, keepMonths: 120 } },
    ...{ reason: "The contract was given notice of.", actor: "onboarding" },
  });
  await approveOffboarding(world.db, { id, actor: "owner" });
  return id;
}

async function released(operatorId: string, asked: Asked): Promise<string> {
  const id = await approved(operatorId, asked);
  await endOperator(world.db, id, new Date("2026-10-17T22:00:00Z"));
  expect(await endOperator(world.db, id, new Date(RELEASED))).toBe("released");
  return id;
}

const assign = async (identifier: Parameters<typeof planAssignment>[2]["identifier"], from: string) => {
  const planned = await planAssignment(world.db, AGREEMENT, { operatorId: "heir", identifier, from });
  await world.db.$transaction((tx) => saveAssignment(tx, AGREEMENT, planned));
};

const block = (operatorId: string, kind: "imsi" | "msisdn", first: string, last: string) =>
  world.db.numberRange.create({
    data: { operatorId, agreementId: AGREEMENT, kind, first, last, validFrom: new Date("2025-01-01Z") },
  });

test("a retired SIM is nobody's any more: no operator's, no inventory's, not by an earlier end", async () => {
  await world.addOperator("smelter");
  await world.addSims("smelter", 2);
  await block("smelter", "imsi", "262019000000000", "262019000000099");
  const db = database.operatorDb("smelter");
  const stock = { batch: "b", kind: "physical", isTest: false, actor: "olga" } as const;
  await addSims(db, { ...stock, text: "8949010000000000008,262019000000007\n" });
  const [held] = await world.db.simAssignment.findMany({ where: { operatorId: "smelter" } });
  if (held === undefined) throw new Error("no SIM");
  await released("smelter", { simsGo: "retired", numberRestDays: 0 });

  const withheld = await world.db.withheldRange.findMany({ where: { operatorId: "smelter" } });
  expect(withheld.map(({ kind, why, freeFrom }) => [kind, why, freeFrom])).toEqual(
    Array.from({ length: 3 }, () => ["imsi", "retired", null]),
  );
  expect(await db.shared.simCard.findMany({ select: { status: true } })).toEqual([{ status: "terminated" }]);
  const gone = { code: "STEP_REFUSED", message: expect.stringMatching(/retired for good/) };
  await expect(assign({ kind: "sim", imsi: held.imsi }, "2027-05-01")).rejects.toMatchObject(gone);
  await expect(assign({ kind: "sim", imsi: "262019000000055" }, "2027-05-01")).rejects.toMatchObject(gone);
  const within = { kind: "imsi-range", first: "262019000000090", last: "262019000000199" } as const;
  await expect(assign(within, "2027-05-01")).rejects.toMatchObject(gone);
  const heir = database.operatorDb("heir");
  const again = addSims(heir, { ...stock, text: `8949010000000000016,${held.imsi}\n` });
  await expect(again).rejects.toMatchObject(gone);
  const open = "UPDATE sim_assignment SET valid_until = NULL WHERE id = $1";
  const reopened = database.superuser.query(open, [held.id]);
  await expect(reopened).rejects.toThrow(/is retired/);
  await assign({ kind: "sim", imsi: "262019000000100" }, "2027-05-01");
});

test("SIMs that go back to stock are somebody else's at once", async () => {
  await world.addOperator("lender");
  await world.addSims("lender", 1);
  const [held] = await world.db.simAssignment.findMany({ where: { operatorId: "lender" } });
  await released("lender", { simsGo: "stock", numberRestDays: 90 });
  await assign({ kind: "sim", imsi: held?.imsi ?? "" }, "2026-11-18");
  expect(await world.db.simAssignment.count({ where: { operatorId: "heir", imsi: held?.imsi ?? "" } })).toBe(
    1,
  );
});

test("numbers rest before anybody gets them; those used elsewhere come home first", async () => {
  await world.addOperator("talker");
  await block("talker", "msisdn", "4915550000000", "4915550000999");
  const db = database.operatorDb("talker");
  await addNumbers(db, { first: "4915550000998", count: 4, actor: "olga" });
  const set = (msisdn: string, fields: object) =>
    db.shared.phoneNumber.updateMany({ where: { msisdn }, data: fields });
  await set("4915550001000", { status: "ported-out" });
  await set("4915550001001", { status: "ported-in", isOwn: false });
  const before = await countInventory(world.db, { operatorId: "talker", at: new Date("2026-10-01Z") });
  expect(before).toEqual({
    ...{ sims: 0, simBlocks: 0, simsInBlocks: 0n, numberBlocks: 1, numbersInBlocks: 1_000n },
    ...{ poolNumbers: 2, numbersElsewhere: 1, numbersOfOthers: 1 },
  });
  const id = await released("talker", { simsGo: "stock", numberRestDays: 90 });
  // The block of a thousand; ...998 and ...999 lie in it, ...1000 is elsewhere, ...1001 was never its own.
  const shown = await showOffboarding(world.db, { operatorId: "talker", at: new Date(RELEASED) });
  expect(shown).toMatchObject({ numbersResting: 1_000n, numbersElsewhere: 1n, numbersAway: 1 });

  // 16 November + 90 days: 14 of November, 31 of December, 31 of January, 14 of February.
  const range = { kind: "msisdn-range", first: "4915550000500", last: "4915550000501" } as const;
  await expect(assign(range, "2027-02-14")).rejects.toMatchObject({
    ...{ code: "STEP_REFUSED", message: expect.stringMatching(/rests until 2027-02-14/) },
  });
  await assign(range, "2027-02-15");
  const heir = database.operatorDb("heir");
  const numbers = (first: string) => addNumbers(heir, { first, count: 1, actor: "hugo" });
  await expect(numbers("4915550000000")).rejects.toMatchObject({ code: "STEP_REFUSED" });
  await expect(numbers("4915550001000")).rejects.toThrow(/used at another provider/);
  await numbers("4915550001001");

  const home = { id, msisdn: "+49 1555 0001000", actor: "owner", at: new Date("2026-12-01T00:00:00Z") };
  // 1 December + 90 days: 31 of December, 31 of January, 28 of February.
  expect(await returnHome(world.db, home)).toEqual({ freeFrom: new Date("2027-03-01T00:00:00Z") });
  await expect(returnHome(world.db, home)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(numbers("4915550001000")).rejects.toThrow(/rests until 2027-03-01/);
});

test("what was approved of SIMs and numbers stays what was approved", async () => {
  await world.addOperator("firm");
  const wrong = approved("firm", { simsGo: "stock", numberRestDays: 401 });
  await expect(wrong).rejects.toMatchObject({ code: "INPUT_INVALID" });
  const id = await approved("firm", { simsGo: "retired", numberRestDays: 90 });
  for (const change of ["sims_go = 'stock'", "number_rest_days = 0"]) {
    const other = database.superuser.query(`UPDATE offboarding SET ${change} WHERE id = $1`, [id]);
    await expect(other).rejects.toThrow(/keeps what it was asked for/);
  }
});
