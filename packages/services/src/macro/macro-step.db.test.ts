import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { MACRO_STEPS, type MacroStep } from "@tributary/domain/ticket/macro-step";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { addSims } from "../sim/add-sims.ts";
import { activateSubscriber } from "../subscriber/activate-subscriber.ts";
import { addSubscriber } from "../subscriber/add-subscriber.ts";
import { readSealKeys } from "../subscriber/seal-keys.ts";
import { suspendSubscriber } from "../subscriber/suspend-subscriber.ts";
import { makePlan } from "../testing/make-plan.ts";
import { openTicket } from "../ticket/open-ticket.ts";
import { replyTicket } from "../ticket/reply-ticket.ts";
import { saveMacro } from "./macros.ts";
import type { MacroStepAsked } from "./take-macro-step.ts";
import { previewMacro } from "./use-macro.ts";

const keys = readSealKeys(`1:${"a".repeat(64)}`);
const ICCID = "8949010000000000008";
const actor = "anna@alfa.example";
const at = new Date();
const by = { actor, at };

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

let db: OperatorDb;
let operatorId: string;
beforeEach(async () => {
  operatorId = (await database.makeOperator()).id;
  db = database.operatorDb(operatorId);
  await makePlan(db, "basic");
  await makePlan(db, "plus");
  const stock = { batch: "b1", kind: "physical", isTest: false, actor } as const;
  await addSims(db, { ...stock, text: `${ICCID},262010000000001\n` });
  const who = {
    name: "Ada Byron",
    email: "",
    address: "",
    language: "en",
    billing: "postpaid",
    keys,
  } as const;
  await addSubscriber(db, { number: "S-1", ...by, ...who });
  const put = { plan: "basic", iccid: ICCID, msisdn: null, since: null };
  await activateSubscriber(db, { number: "S-1", ...by, ...put });
  for (const subscriber of ["S-1", null]) {
    await openTicket(db, {
      ...{ subject: "Lost", text: "I lost it.", channel: "phone", category: "sim", priority: "normal" },
      ...{ subscriber, requester: { name: "Ada", address: "ada@byron.example" }, authorKind: "operator" },
      ...{ files: [], ...by, keys },
    });
  }
});

/** Keeps a macro with a step; the id under which it is offered. */
async function macroOf(subscriberStep: MacroStep): Promise<string> {
  const plain = { setsPriority: null, setsCategory: null, thenStatus: "waiting" } as const;
  await saveMacro(db, { ...by, ...plain, name: "Step", text: "It is done.", subscriberStep });
  return (await db.shared.macro.findFirstOrThrow({ where: { endedAt: null } })).id;
}
const LOST: MacroStep = { kind: "suspend", reason: "lost" };
const preview = (id: string, number = 1, may = MACRO_STEPS as MacroStepAsked["may"]) =>
  previewMacro(db, { id, number, agent: "Anna", may }).then(({ step }) => step);
const reply = (step: MacroStepAsked | null, more: { number?: number; text?: string } = {}) =>
  replyTicket(db, {
    ...{ number: 1, text: "It is done.", files: [], thenStatus: "waiting", authorKind: "operator" },
    ...{ ...by, step, ...more },
  });
const agreed = (macroId: string, more: Partial<MacroStepAsked> = {}): MacroStepAsked => ({
  ...{ macroId, subscriber: "S-1", status: "active", may: MACRO_STEPS },
  ...more,
});

/** How all stands that a reply with a step may change. */
async function standing() {
  const subscriber = await db.shared.subscriber.findFirstOrThrow({ where: { number: "S-1" } });
  const sim = await db.shared.simCard.findFirstOrThrow({ where: { iccid: ICCID } });
  const plans = await db.shared.subscriberPlan.findMany({
    orderBy: { validFrom: "asc" },
    select: { validFrom: true, planVersion: { select: { plan: { select: { code: true } } } } },
  });
  return {
    ...{ status: subscriber.status, why: subscriber.statusReason, sim: sim.status },
    plans: plans.map(({ planVersion }) => planVersion.plan.code),
    replies: await db.shared.ticketMessage.count({ where: { authorKind: "operator", text: "It is done." } }),
    mails: await db.shared.ticketMail.count(),
    orders: await db.shared.networkOrder.count({ where: { action: { not: "activate" } } }),
  };
}
const before = {
  ...{ status: "active", why: null, sim: "active", plans: ["basic"], replies: 0, mails: 0, orders: 0 },
};

test("a macro's step is taken with the reply, as it was shown; one row of the log names both", async () => {
  const id = await macroOf(LOST);
  expect(await preview(id)).toEqual({
    ...{ step: LOST, subscriber: "S-1", status: "active", change: null, refusal: null },
  });
  expect(await standing()).toEqual(before);
  await reply(agreed(id));
  const after = { status: "suspended", why: "lost", sim: "suspended", replies: 1, mails: 1, orders: 1 };
  expect(await standing()).toEqual({ ...before, ...after });
  const { rows } = await database.superuser.query(
    `SELECT action, subject, details FROM audit_event WHERE operator_id = $1 ORDER BY id DESC LIMIT 1`,
    [operatorId],
  );
  expect(rows).toMatchObject([
    {
      ...{ action: "subscriber:suspend", subject: "S-1" },
      details: { reason: "lost", ticket: "T-1", thenStatus: "waiting", note: "lost: Step (T-1)" },
    },
  ]);
  const replied = await db.shared.ticketEvent.findFirstOrThrow({ where: { kind: "replied" } });
  expect(replied).toMatchObject({ actor, note: "and suspended (lost) S-1" });
  expect(await preview(await macroOf({ kind: "resume" }))).toMatchObject({ refusal: null });
  await reply(agreed(await macroOf({ kind: "resume" }), { status: "suspended" }));
  expect(await standing()).toMatchObject({ status: "active", sim: "active", replies: 2, orders: 2 });
});

test("a plan is changed at once, or with the next cycle: the moment is shown before", async () => {
  const next: MacroStep = { kind: "change-plan", plan: "plus", when: "next-cycle" };
  const id = await macroOf(next);
  const shown = await preview(id);
  expect(shown).toMatchObject({ refusal: null, change: { from: "basic" } });
  expect(shown?.change?.at.getTime()).toBeGreaterThan(at.getTime());
  await reply(agreed(id));
  expect(await standing()).toMatchObject({ plans: ["basic", "plus"], replies: 1 });
  const [, plus] = await db.shared.subscriberPlan.findMany({ orderBy: { validFrom: "asc" } });
  expect(plus?.validFrom).toEqual(shown?.change?.at);
  const same = await macroOf({ ...next, plan: "basic", when: "now" });
  expect(await preview(same)).toMatchObject({ change: { from: "basic" }, refusal: null });
});

test.each<[string, Partial<MacroStepAsked>, string]>([
  ["may not take it", { may: ["resume", "change-plan"] }, "STEP_REFUSED"],
  ["saw somebody else", { subscriber: "S-2" }, "REVIEW_OUTDATED"],
  ["saw them otherwise", { status: "suspended" }, "REVIEW_OUTDATED"],
])("nothing is done and nothing sent where whoever replies %s", async (_, more, code) => {
  const id = await macroOf(LOST);
  await expect(reply(agreed(id, more))).rejects.toMatchObject({ code });
  expect(await standing()).toEqual(before);
});

test("nothing is done where the reply is refused, and nothing sent where the step is", async () => {
  const id = await macroOf(LOST);
  await expect(reply(agreed(id), { text: " " })).rejects.toMatchObject({ code: "INPUT_INVALID" });
  await expect(reply(agreed(id), { number: 2 })).rejects.toThrow(/names no subscriber/);
  await expect(reply(agreed(crypto.randomUUID()))).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await standing()).toEqual(before);
  await suspendSubscriber(db, { ...by, number: "S-1", reason: "fraud", note: "" });
  await expect(reply(agreed(id, { status: "suspended" }))).rejects.toMatchObject({ code: "STEP_REFUSED" });
  expect(await standing()).toMatchObject({ why: "fraud", replies: 0, mails: 0, orders: 1 });
});

test("of two who send it at once one suspends, and the other sends nothing", async () => {
  const id = await macroOf(LOST);
  const both = await Promise.allSettled([reply(agreed(id)), reply(agreed(id))]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await standing()).toMatchObject({ status: "suspended", replies: 1, orders: 1 });
});

test("what cannot be done is said before, in the words in which it is refused", async () => {
  const resume = await macroOf({ kind: "resume" });
  const refusals: [string, MacroStepAsked["may"], number][] = [
    [resume, MACRO_STEPS, 1],
    [resume, [], 1],
    [resume, MACRO_STEPS, 2],
  ];
  const said: (string | null | undefined)[] = [];
  for (const [id, may, number] of refusals) {
    const refusal = (await preview(id, number, may))?.refusal;
    said.push(refusal);
    await expect(reply(agreed(id, { may }), { number })).rejects.toThrow(
      refusal ?? "nothing was said before",
    );
  }
  expect(said).toEqual([
    expect.stringMatching(/is active: for this it has to be suspended/),
    expect.stringMatching(/You may not give the subscriber's service back/),
    expect.stringMatching(/names no subscriber/),
  ]);
  await db.shared.plan.updateMany({ where: { code: "plus" }, data: { retiredAt: at } });
  await expect(macroOf({ kind: "change-plan", plan: "plus", when: "now" })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  const same = await macroOf({ kind: "change-plan", plan: "basic", when: "now" });
  expect((await preview(same))?.refusal).toMatch(/has plan basic already/);
  await expect(reply(agreed(same))).rejects.toMatchObject({ code: "ALREADY_DONE" });
});

test("after an operator's end service is held back still, and nothing is given any more", async () => {
  const change = await macroOf({ kind: "change-plan", plan: "plus", when: "now" });
  await database.superuser.query("UPDATE operator SET status = 'terminated' WHERE id = $1", [operatorId]);
  expect((await preview(change))?.refusal).toMatch(/has ended/);
  await expect(reply(agreed(change))).rejects.toThrow(/has ended/);
  expect(await standing()).toEqual(before);
  const suspend = await macroOf(LOST);
  expect((await preview(suspend))?.refusal).toBeNull();
  await reply(agreed(suspend));
  expect(await standing()).toMatchObject({ status: "suspended", replies: 1 });
});
