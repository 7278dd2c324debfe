import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { sumMicros } from "@tributary/domain/money/micros";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { billingWorld } from "../testing/billing-world.ts";
import { creditBill } from "./credit-bill.ts";
import { finalizeBillRun } from "./finalize-bill-run.ts";
import { prepareBillRun } from "./prepare-bill-run.ts";

const by = { actor: "finance@alfa.example", at: new Date("2026-11-02T09:00:00Z") };
const PERIOD = "2026-10";
const CENT = 10_000n;

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const subscriber = fc.record({
  joined: fc.integer({ min: 1, max: 31 }),
  chargeMicros: fc.bigInt(0n, 90_000_000n),
  /** Of what the bill comes to, in parts of a hundred; nothing is credited of most. */
  credited: fc.oneof(fc.constant(0n), fc.bigInt(1n, 100n)),
});

test("the bills of a period, less what was credited of them, are its revenue to the micro", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(subscriber, { minLength: 1, maxLength: 6 }), async (subscribers) => {
      const db = database.operatorDb((await database.makeOperator()).id);
      const world = await billingWorld(db);
      const plan = await world.addPlan("m");
      for (const [at, { joined, chargeMicros }] of subscribers.entries()) {
        const from = `${PERIOD}-${String(joined).padStart(2, "0")}T10:00:00Z`;
        const [id = ""] = (await world.addSubscribers([String(100 + at)], plan, from)).values();
        await world.rate([id], { period: PERIOD, beyond: { quantity: 1n, chargeMicros } });
      }
      const revenue = async () => {
        const { netRevenueMicros, ...total } = await db.shared.retailTotal.findFirstOrThrow({
          where: { period: PERIOD },
        });
        const lines = await db.shared.billLine.findMany({ where: { bill: { period: PERIOD } } });
        // Credit notes have negative lines: all lines of all papers are what was earned.
        expect(netRevenueMicros).toBe(sumMicros(lines.map(({ netMicros }) => netMicros)));
        return total;
      };
      const { runId } = await prepareBillRun(db, { period: PERIOD, ...by });
      expect(await revenue()).toMatchObject({ isProvisional: true });
      await finalizeBillRun(db, { runId, leavesExceptions: false, ...by });
      expect(await revenue()).toMatchObject({ isProvisional: false, bills: subscribers.length });
      const bills = await db.shared.bill.findMany({ include: { subscriber: true } });
      for (const { number, grossMicros, subscriber: billed } of bills) {
        const part = subscribers[Number(billed.number) - 100]?.credited ?? 0n;
        const amountMicros = ((grossMicros / CENT) * part) / 100n;
        if (amountMicros === 0n) continue;
        const credit = { lines: null, amountMicros: amountMicros * CENT, reason: "Some of it." };
        await creditBill(db, { number: number ?? "", ...credit, ...by });
        await revenue();
      }
    }),
    { numRuns: 15 },
  );
});
