import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sealAudit } from "./seal-audit.ts";
import { lastVerification, verifyAudit } from "./verify-audit.ts";
import { writeAudit } from "./write-audit.ts";

let database: TestDatabase;
beforeEach(async () => {
  database = await testDatabase();
});
afterEach(() => database.close());

const db = () => database.portfolioDb();
const entry = (subject: string, operatorId: string | null = null) =>
  ({ actor: "analyst", action: "period:close", subject, operatorId }) as const;
const subjects = async (operatorId: string | null) => {
  const seals = await db().auditSeal.findMany({ where: { operatorId }, orderBy: { sequence: "asc" } });
  const events = await db().auditEvent.findMany();
  return seals.map(({ eventId }) => events.find(({ id }) => id === eventId)?.subject);
};

test("each operator has a chain of its own, and so has the portfolio", async () => {
  await database.makeOperator({ id: "alfa" });
  await writeAudit(db(), entry("1"));
  await writeAudit(db(), entry("2", "alfa"));
  await writeAudit(db(), entry("3"));
  expect(await sealAudit(db())).toBe(3);
  expect(await sealAudit(db())).toBe(0);
  expect([await subjects(null), await subjects("alfa")]).toEqual([["1", "3"], ["2"]]);
});

test("a row that was committed late is sealed when it is seen, and is no fault", async () => {
  await db().$transaction(async (tx) => {
    await writeAudit(tx, entry("late"));
    await writeAudit(db(), entry("meanwhile"));
    await sealAudit(db());
  });
  await sealAudit(db());
  expect(await subjects(null)).toEqual(["meanwhile", "late"]);
  const { faultCount, links } = await verifyAudit(db(), { actor: "auditor" });
  expect([faultCount, links]).toEqual([0, 2]);
  expect(await lastVerification(db())).toMatchObject({ actor: "auditor", links: 2, faultCount: 0 });
});

test("of several who seal at once, each row is linked once", async () => {
  const data = Array.from({ length: 2_500 }, (_, row) => ({ ...entry(`${row}`), details: {} }));
  await db().auditEvent.createMany({ data });
  const sealed = await Promise.all([1, 2, 3, 4].map(() => sealAudit(db())));
  expect(sealed.reduce((sum, count) => sum + count, 0)).toBe(2_500);
  const { faultCount, links, heads } = await verifyAudit(db(), { actor: "auditor" });
  expect([faultCount, links, heads.map(({ sequence }) => sequence)]).toEqual([0, 2_500, [2_500n]]);
});
