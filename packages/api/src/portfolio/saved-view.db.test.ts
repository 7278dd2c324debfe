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
