import { saveMacro } from "@tributary/services/macro/macros";
import { addSims } from "@tributary/services/sim/add-sims";
import { makePlan } from "@tributary/services/testing/make-plan";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ApiWorld, makeApiWorld } from "../testing/api-world.ts";

const ICCID = "8949010000000000024";
const key = () => ({ idempotencyKey: crypto.randomUUID() });

let api: ApiWorld;
beforeAll(async () => {
  api = await makeApiWorld();
  const db = api.test.operatorDb("alfa");
  const admin = api.portalAs("alfa", "operator-admin");
  const stock = { batch: "desk", kind: "physical", isTest: false, actor: "setup" } as const;
  await addSims(db, { ...stock, text: `${ICCID},262010000000003\n` });
  await makePlan(db, "basic");
  await makePlan(db, "plus");
  const who = { name: "Ada Byron", email: "", address: "", language: "en", billing: "postpaid" } as const;
  await admin.subscriber.add({ number: "S-1", ...who, ...key() });
  const put = { plan: "basic", iccid: ICCID, msisdn: null, since: null };
  await admin.subscriber.activate({ number: "S-1", ...put, ...key() });
});
afterAll(() => api.close());

async function ticketAndMacro() {
  const opened = { subject: "A larger plan", text: "Please.", channel: "phone", category: "plan" } as const;
  const { number } = await api.portalAs("alfa", "operator-admin").ticket.open({
    ...{ ...opened, priority: "normal", subscriber: "S-1", requester: null, files: [] },
    ...key(),
  });
  const db = api.test.operatorDb("alfa");
  await saveMacro(db, {
    ...{ name: "Larger", text: "It is done.", setsPriority: null, setsCategory: null },
    ...{ thenStatus: "done", actor: "setup", at: new Date() },
    subscriberStep: { kind: "change-plan", plan: "plus", when: "now" },
  });
  const { id: macroId } = await db.shared.macro.findFirstOrThrow({ where: { endedAt: null } });
  const said = { number, text: "It is done.", thenStatus: "done" } as const;
  const step = { macroId, subscriber: "S-1", status: "active" } as const;
  return { number, macroId, reply: { ...said, step } };
}
const plans = async () =>
  (await api.portalAs("alfa", "operator-admin").subscriber.show({ number: "S-1" })).plans.map(
    ({ code }) => code,
  );

test("an agent of the MVNA changes no plan, not by a macro either; the operator's staff does", async () => {
  const { number, macroId, reply } = await ticketAndMacro();
  const lead = api.consoleAs("support-lead");
  const of = { operatorId: "alfa" };
  await lead.support.enter({ ...of, ...key() });
  const { step } = await lead.ticket.macro({ ...of, number, id: macroId });
  expect(step?.refusal).toMatch(/^You may not change the subscriber's plan: .*operator's staff\.$/);
  await expect(lead.ticket.reply({ ...of, ...reply, ...key() })).rejects.toThrow(step?.refusal ?? "nothing");
  expect(await plans()).toEqual(["basic"]);
  expect((await lead.ticket.show({ ...of, number })).messages).toHaveLength(1);

  const staff = api.portalAs("alfa", "operator-support");
  expect((await staff.ticket.macro({ number, id: macroId })).step).toMatchObject({
    ...{ refusal: null, subscriber: "S-1", status: "active", change: { from: "basic" } },
  });
  await staff.ticket.reply({ ...reply, ...key() });
  expect((await plans()).sort()).toEqual(["basic", "plus"]);
  expect(await staff.ticket.show({ number })).toMatchObject({ status: "done", messages: [{}, {}] });
});

test("who reads tickets alone replies with no step", async () => {
  const { reply } = await ticketAndMacro();
  const viewer = api.portalAs("alfa", "operator-viewer");
  await expect(viewer.ticket.reply({ ...reply, ...key() })).rejects.toMatchObject({ code: "FORBIDDEN" });
});
