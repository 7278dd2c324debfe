import { openOwnerDb } from "@tributary/db/doors/owner-db";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { PortfolioDoors } from "../portfolio/store-plan.ts";
import { PLAIN_TERMS, TEN_PERCENT } from "../testing/terms.ts";
import { AGREEMENT, makeWorld } from "../testing/world.ts";
import { addOperator } from "./add-operator.ts";
import { listOperators } from "./list-operators.ts";

let test: TestDatabase;
let doors: PortfolioDoors;
beforeAll(async () => {
  test = await testDatabase();
  await makeWorld(test, PLAIN_TERMS);
  doors = { portfolio: test.portfolioDb(), owner: openOwnerDb(test) };
});
afterAll(() => test.close());

const delta = {
  code: "delta",
  name: "Delta",
  currency: "EUR",
  liveFrom: "2026-10-01",
  margins: [{ agreement: AGREEMENT, effectiveFrom: "2026-10-01", terms: TEN_PERCENT }],
  sims: [{ agreement: AGREEMENT, imsi: "262010000000009", validFrom: "2026-10-01" }],
};

it("adds an operator with its margin, its SIMs, its schema and one audit row", async () => {
  await addOperator(doors, { operator: delta, actor: "vera" });
  expect(await listOperators(doors.portfolio)).toMatchObject([
    {
      code: "delta",
      // The first instant of October in Berlin.
      liveFrom: Date.UTC(2026, 8, 30, 22),
      margins: [{ agreementId: AGREEMENT, version: 1 }],
      sims: 1,
    },
  ]);
  const schema = await test.owner.query("SELECT FROM pg_namespace WHERE nspname = 't_delta'");
  expect(schema.rowCount).toBe(1);
  const audits = await doors.portfolio.auditEvent.findMany({
    select: { action: true, subject: true, operatorId: true },
  });
  expect(audits).toEqual([{ action: "operator:add", subject: "delta", operatorId: "delta" }]);
});

it.each([
  [delta, "The code delta is that of Delta: choose another one."],
  [{ ...delta, code: "suspense" }, "The operator cannot be used: code: is reserved for usage of no operator"],
  [
    { ...delta, code: "echo", margins: [{ ...delta.margins[0], agreement: "de9" }] },
    'The operator cannot be used: margins[0].agreement: "de9" is not an agreement of this portfolio',
  ],
  [{ ...delta, code: "echo" }, "IMSI 262010000000009 is held by delta already in that time"],
])("refuses what cannot be added (%#)", async (operator, message) => {
  await expect(addOperator(doors, { operator, actor: "vera" })).rejects.toThrow(message);
});
