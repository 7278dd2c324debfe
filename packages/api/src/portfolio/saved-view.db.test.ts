import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ApiWorld, makeApiWorld } from "../testing/api-world.ts";

let world: ApiWorld;
let operators: string[];
beforeAll(async () => {
  world = await makeApiWorld();
  const rows = await world.world.db.operator.findMany({ orderBy: { id: "asc" }, take: 2 });
  operators = rows.map(({ id }) => id);
});
afterAll(() => world.close());

const key = () => ({ idempotencyKey: randomUUID() });
const view = (name: string, isShared: boolean) => {
  return { page: "exceptions", name, query: "sort=-age", isShared, ...key() } as const;
};

test("a view is its keeper's until it is shared with the house", async () => {
  const analyst = world.consoleAs("settlement-analyst").savedView;
  const approver = world.consoleAs("finance-approver").savedView;
  const { id } = await analyst.save(view("  Older   than a week ", false));
  expect(await analyst.list({ page: "exceptions" })).toEqual([
    { id, name: "Older than a week", query: "sort=-age", isShared: false, isOwn: true },
  ]);
  expect(await approver.list({ page: "exceptions" })).toEqual([]);
  await analyst.share({ id, isShared: true, ...key() });
  expect(await approver.list({ page: "exceptions" })).toMatchObject([{ id, isOwn: false }]);
  expect(await analyst.list({ page: "disputes" })).toEqual([]);
  await expect(approver.delete({ id, ...key() })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(approver.share({ id, isShared: false, ...key() })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  await analyst.delete({ id, ...key() });
  expect(await approver.list({ page: "exceptions" })).toEqual([]);
  const rows = await world.world.db.auditEvent.findMany({
    where: { subject: id },
    select: { action: true, app: true },
    orderBy: { id: "asc" },
  });
  expect(rows).toEqual([
    { action: "saved-view:save", app: "console" },
    { action: "saved-view:share", app: "console" },
    { action: "saved-view:delete", app: "console" },
  ]);
});

test("the views of a list are for those who may open it", async () => {
  const admin = world.consoleAs("admin").savedView;
  await expect(admin.list({ page: "exceptions" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(admin.save(view("Mine", true))).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("a lead's views of tickets are shared with the house, not with an agent of one operator", async () => {
  const [one = "", other = ""] = operators;
  const view = { page: "tickets", query: `operator=${other}&queue=late`, isShared: true } as const;
  const { id } = await world.consoleAs("support-lead").savedView.save({ ...view, name: other, ...key() });
  const seen = await world.consoleAs("auditor").savedView.list({ page: "tickets" });
  expect(seen).toMatchObject([{ id, isOwn: false }]);
  const agent = world.consoleAs("support-agent", {}, [one]).savedView;
  expect(await agent.list({ page: "tickets" })).toEqual([]);
  const mine = await agent.save({ ...view, query: "queue=mine", name: "Mine", ...key() });
  expect(await agent.list({ page: "tickets" })).toMatchObject([
    { ...mine, isOwn: true, query: "queue=mine" },
  ]);
  await expect(agent.list({ page: "statements" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  const analyst = world.consoleAs("settlement-analyst").savedView;
  await expect(analyst.list({ page: "tickets" })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("views of an operator's tickets are its own staff's, and of those who may read them", async () => {
  const [one = "", other = ""] = operators;
  const support = world.portalAs(one, "operator-support").savedView;
  const late = { page: "tickets", name: "Late", query: "queue=late&sort=-opened", isShared: true } as const;
  const { id } = await support.save({ ...late, ...key() });
  const seen = await world.portalAs(one, "operator-viewer").savedView.list({ page: "tickets" });
  expect(seen).toMatchObject([{ id, query: late.query, isOwn: false }]);
  expect(await world.portalAs(other, "operator-admin").savedView.list({ page: "tickets" })).toEqual([]);
  const finance = world.portalAs(one, "operator-finance").savedView;
  await expect(finance.list({ page: "tickets" })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("no operator sees another's views, nor the MVNA's", async () => {
  const [one = "", other = ""] = operators;
  const mine = world.portalAs(one, "operator-admin").savedView;
  await world.consoleAs("owner").savedView.save({ ...view("Of the house", true), page: "statements" });
  const { id } = await mine.save({ ...view("Overdue", true), page: "statements" });
  const listed = await world.portalAs(one, "operator-finance").savedView.list({ page: "statements" });
  expect(listed).toMatchObject([{ id, name: "Overdue", isOwn: false }]);
  const sibling = world.portalAs(other, "operator-admin").savedView;
  expect(await sibling.list({ page: "statements" })).toEqual([]);
  await expect(sibling.delete({ id, ...key() })).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await world.consoleAs("owner").savedView.list({ page: "statements" })).toHaveLength(1);
});

test("a view without a name is refused, and nobody hoards", async () => {
  const auditor = world.consoleAs("auditor").savedView;
  await expect(auditor.save(view("   ", false))).rejects.toMatchObject({ code: "BAD_REQUEST" });
  for (let kept = 0; kept < 50; kept++) await auditor.save(view(`View ${kept}`, false));
  await expect(auditor.save(view("One more", false))).rejects.toMatchObject({ code: "BAD_REQUEST" });
});
