import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { parseMicros } from "@tributary/domain/money/micros";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exportStatement } from "../statement/export-statement.ts";
import { addSubscriber } from "../subscriber/add-subscriber.ts";
import { readSealKeys } from "../subscriber/seal-keys.ts";
import { settlePeriod } from "../testing/settle-period.ts";
import { PLAIN_TERMS } from "../testing/terms.ts";
import { GB, makeWorld, type World } from "../testing/world.ts";
import { askOffboarding } from "./ask-offboarding.ts";
import { approveOffboarding, declineOffboarding, withdrawOffboarding } from "./decide-offboarding.ts";
import { endOperator } from "./end-operator.ts";
import { showOffboarding } from "./show-offboarding.ts";

const ENDS = "2026-10-17T22:00:00.000Z";
const RELEASED = "2026-11-16T22:00:00.000Z";
const FIXED = { currency: "EUR", components: [{ kind: "fixed" as const, amount: "750" }] };

let database: TestDatabase;
let world: World;

beforeAll(async () => {
  database = await testDatabase();
  world = await makeWorld(database, PLAIN_TERMS);
});
afterAll(() => database.close());

async function operator(id: string): Promise<void> {
  await world.addOperator(id, FIXED);
  await world.addSims(id, 2);
}

function ask(operatorId: string, changes: object = {}) {
  const reason = "The contract was given notice of.";
  const disposition = { simsGo: "stock", numberRestDays: 90, keepMonths: 120 } as const;
  const days = { lastDay: "2026-10-17", lateDays: 30 };
  const asked = { ...days, disposition, operatorId, reason, actor: "onboarding" };
  return askOffboarding(world.db, { ...asked, ...changes });
}

const approve = (id: string) => approveOffboarding(world.db, { id, actor: "owner" });
const nextStep = (id: string, at: string) => endOperator(world.db, id, new Date(at));

async function stepsOf(operatorId: string, at: string): Promise<string[]> {
  const shown = await showOffboarding(world.db, { operatorId, at: new Date(at) });
  return (shown?.steps ?? []).filter(({ isDone }) => isDone).map(({ name }) => name);
}

describe("an end is asked for by one person and approved by another", () => {
  test("a day ends by the agreement's clock, and nothing happens before somebody approves", async () => {
    await operator("one");
    const { id } = await ask("one");
    expect(await world.db.offboarding.findUnique({ where: { id } })).toMatchObject({
      ...{ status: "asked", endsAt: new Date(ENDS), releasedAt: new Date(RELEASED), dueAt: null },
    });
    expect(await world.db.operator.findUnique({ where: { id: "one" } })).toMatchObject({ liveUntil: null });
    expect(await nextStep(id, "2027-01-01T00:00:00Z")).toBeNull();
    await expect(ask("one")).rejects.toMatchObject({ code: "ALREADY_DONE" });
    await approve(id);
    const one = await world.db.operator.findUnique({ where: { id: "one" } });
    expect(one).toMatchObject({ status: "live", liveUntil: new Date(ENDS) });
  });

  test("whoever asked cannot approve, not even past the service", async () => {
    await operator("two");
    const { id } = await ask("two");
    const own = approveOffboarding(world.db, { id, actor: "onboarding" });
    await expect(own).rejects.toMatchObject({ code: "APPROVER_IS_PREPARER" });
    const row = world.db.offboarding.update({
      where: { id },
      data: {
        ...{ status: "approved", decidedBy: "onboarding", decidedAt: new Date(), dueAt: new Date(ENDS) },
      },
    });
    await expect(row).rejects.toThrow(/offboarding_maker_is_not_checker/);
    await withdrawOffboarding(world.db, { id, actor: "onboarding", reason: "They stay." });
    await expect(approve(id)).rejects.toMatchObject({ code: "ALREADY_DONE" });
  });

  test("of several who ask at once, one does", async () => {
    await operator("four");
    const all = await Promise.allSettled([ask("four"), ask("four"), ask("four")]);
    expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const refused = all.flatMap((each) => (each.status === "rejected" ? [each.reason.code] : []));
    expect(refused).toEqual(["ALREADY_DONE", "ALREADY_DONE"]);
  });

  test("declined, it can be asked for anew; what was asked cannot be changed", async () => {
    await operator("three");
    const { id } = await ask("three");
    await declineOffboarding(world.db, { id, actor: "owner", reason: "The notice is too short." });
    const again = await ask("three", { lastDay: "2026-10-31" });
    const earlier = "UPDATE offboarding SET ends_at = ends_at - interval '1 day' WHERE id = $1";
    const other = database.superuser.query(earlier, [again.id]);
    await expect(other).rejects.toThrow(/is asked and keeps what it was asked for/);
  });
});

test("edge 17: fixed 750 becomes 411.29; a late CDR is an adjustment on the final statement", async () => {
  await operator("alfa");
  await world.addOperator("beta");
  const { id } = await ask("alfa");
  await approve(id);
  const month = async (period: string) => {
    await world.addUsage(period, [{ operator: "beta", line: "L1", quantity: 40n * GB }]);
    await world.addInvoice(period, [{ line: "L1", amount: "40.00", quantity: "40", rate: "1.00" }]);
    return settlePeriod(world, period);
  };
  const october = await month("2026-10");
  const final = october.statements.find(({ operatorId }) => operatorId === "alfa");
  // 750 x 17 / 31 = 411.290…
  expect(final?.netMicros).toBe(parseMicros("411.29"));
  const { document } = await exportStatement(world.db, { number: final?.number ?? "" });
  expect(document.isFinal).toBe(true);
  expect(await stepsOf("alfa", "2026-11-10T00:00:00Z")).toEqual(["approved", "ended", "settled", "disputes"]);

  // Used on the 16th, and it came in November.
  await world.addUsage("2026-10", [{ operator: "alfa", line: "L1", quantity: 10n * GB }]);
  const november = await month("2026-11");
  const later = november.statements.find(({ operatorId }) => operatorId === "alfa");
  const { document: last } = await exportStatement(world.db, { number: later?.number ?? "" });
  expect(last.isFinal).toBe(true);
  expect(last.lines.map(({ originPeriod, amountMicros }) => [originPeriod, amountMicros])).toEqual([
    ["2026-10", parseMicros("10.00")],
  ]);
  await expect(ask("beta", { lastDay: "2026-11-17" })).rejects.toMatchObject({ code: "PERIOD_CLOSED" });
});

test("its SIMs stay its own until late usage has had its time, and go back once", async () => {
  await operator("gone");
  const { id } = await ask("gone");
  await approve(id);
  expect(await nextStep(id, "2026-10-17T21:59:59.999Z")).toBeNull();
  expect(await nextStep(id, ENDS)).toBe("terminated");
  expect(await nextStep(id, ENDS)).toBeNull();
  expect(await world.db.operator.findUnique({ where: { id: "gone" } })).toMatchObject({
    status: "terminated",
  });
  const held = { operatorId: "gone", validUntil: null };
  expect(await world.db.simAssignment.count({ where: held })).toBe(2);
  expect(await nextStep(id, RELEASED)).toBe("released");
  expect(await nextStep(id, RELEASED)).toBeNull();
  expect(await world.db.simAssignment.count({ where: held })).toBe(0);
  expect(
    await world.db.simAssignment.count({ where: { operatorId: "gone", validUntil: new Date(RELEASED) } }),
  ).toBe(2);
  expect(await stepsOf("gone", RELEASED)).toEqual(expect.arrayContaining(["late-usage", "sims"]));
  const actions = await world.db.auditEvent.findMany({
    where: { operatorId: "gone" },
    orderBy: { id: "asc" },
  });
  expect(actions.map(({ action }) => action)).toEqual([
    ...["offboarding:ask", "offboarding:approve", "offboarding:terminate", "offboarding:release"],
  ]);
});

test("staff of an operator that has ended read on and take nobody on", async () => {
  await operator("over");
  const db = database.operatorDb("over");
  const person = (number: string) =>
    addSubscriber(db, {
      ...{ number, name: "", email: "", address: "", language: "en", billing: "postpaid", note: "" },
      ...{ actor: "olga", at: new Date(), keys: readSealKeys(`1:${"c".repeat(64)}`) },
    });
  await person("S-1");
  const { id } = await ask("over");
  await approve(id);
  await nextStep(id, ENDS);
  await expect(person("S-2")).rejects.toMatchObject({ code: "STEP_REFUSED" });
  expect(await db.shared.subscriber.count()).toBe(1);
});

test("a job wakes the end of an operator on its day", async () => {
  await operator("woken");
  const { id } = await ask("woken");
  await approve(id);
  const { rows } = await database.superuser.query<{ due: Date }>(
    "SELECT start_after AS due FROM pgboss.job WHERE name = 'offboarding' AND data ->> 'offboardingId' = $1",
    [id],
  );
  expect(rows).toEqual([{ due: new Date(ENDS) }]);
});
