import { testDatabase } from "@tributary/db/testing/test-database";
import { parseMicros } from "@tributary/domain/money/micros";
import { afterEach, beforeEach, expect, test } from "vitest";
import { addMonth, makePlain } from "../testing/plain.ts";
import { AGREEMENT, GB, type World } from "../testing/world.ts";
import { prepareRun } from "./prepare-run.ts";

const eur = parseMicros;
const october = { agreementId: AGREEMENT, period: "2026-10", actor: "analyst" };

/** Gamma shares a tenth of its revenue. */
let world: World;
beforeEach(async () => {
  world = await makePlain(await testDatabase());
  await world.addOperator("gamma", {
    currency: "EUR",
    components: [{ kind: "revenue-share", bps: 1_000, of: "revenue" }],
  });
  await addMonth(world, "2026-10");
  await world.addUsage("2026-10", [{ operator: "gamma", line: "L1", quantity: GB }]);
});
afterEach(() => world.test.close());

async function addTotal(operatorId: string, netRevenueMicros: bigint, isProvisional: boolean): Promise<void> {
  const counts = { openingSubscribers: 9, closingSubscribers: 9, subscriberDays: 279n, days: 31, bills: 9 };
  const moves = { activations: 0, voluntary: 0, involuntary: 0, portedOut: 0 };
  const key = { period: "2026-10", currency: "EUR" };
  await world.test
    .operatorDb(operatorId)
    .shared.retailTotal.create({ data: { ...key, ...counts, ...moves, netRevenueMicros, isProvisional } });
}

async function marginOfGamma() {
  const { runId, isProvisional } = await prepareRun(world.db, october);
  const lines = await world.db.settlementLine.findMany({
    where: { runId, operatorId: "gamma", kind: "margin" },
  });
  return { runId, isProvisional, micros: lines.reduce((sum, { amountMicros }) => sum + amountMicros, 0n) };
}

test("a run takes an operator's final revenue as the base of its share, and says so", async () => {
  await addTotal("gamma", eur("500"), false);
  await addTotal("alfa", eur("700"), false);
  const { runId, isProvisional, micros } = await marginOfGamma();
  expect([isProvisional, micros]).toEqual([false, eur("50")]);
  // Alfa shares nothing: its revenue is not looked at.
  expect(await world.db.retailRevenue.findMany()).toEqual([
    {
      ...{ operatorId: "gamma", agreementId: AGREEMENT, period: "2026-10" },
      ...{ netRevenueMicros: eur("500"), isProvisional: false },
    },
  ]);
  const [audited] = await world.db.auditEvent.findMany({
    where: { action: "settlement:prepare", subject: runId },
  });
  expect(audited?.details).toMatchObject({
    revenues: [{ operator: "gamma", period: "2026-10", netRevenueMicros: "500000000" }],
  });
});

test("a provisional total is not taken: the run stays provisional", async () => {
  await addTotal("gamma", eur("500"), true);
  expect(await marginOfGamma()).toMatchObject({ isProvisional: true, micros: 0n });
});

test("a figure that somebody gave stands", async () => {
  const given = { operatorId: "gamma", agreementId: AGREEMENT, period: "2026-10" };
  await world.db.retailRevenue.create({
    data: { ...given, netRevenueMicros: eur("480"), isProvisional: true },
  });
  await addTotal("gamma", eur("500"), false);
  expect(await marginOfGamma()).toMatchObject({ isProvisional: true, micros: eur("48") });
});
