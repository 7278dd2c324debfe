import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { afterAll, beforeAll, expect, it } from "vitest";
import { resumeOperator, suspendOperator } from "./suspend-operator.ts";

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());

it("suspends an operator for a reason that it reads, and resumes it; neither twice", async () => {
  const { id: operatorId } = await test.makeOperator();
  const db = test.portfolioDb();
  const at = new Date();
  const by = { operatorId, actor: "otto", at };
  await expect(suspendOperator(db, { ...by, reason: " " })).rejects.toMatchObject({
    code: "REASON_REQUIRED",
  });
  await suspendOperator(db, { ...by, reason: "Unpaid since June." });
  await expect(suspendOperator(db, { ...by, reason: "Again." })).rejects.toThrow(
    "This operator is suspended",
  );
  const { shared } = test.operatorDb(operatorId);
  expect(await shared.operatorSuspension.findMany({ where: {} })).toMatchObject([
    { reason: "Unpaid since June.", resumedAt: null },
  ]);
  await resumeOperator(db, { ...by, reason: "Paid." });
  await expect(resumeOperator(db, { ...by, reason: "Again." })).rejects.toThrow("there is nothing to resume");
  expect(await shared.operator.findFirst({ where: { id: operatorId } })).toMatchObject({ status: "live" });
});
