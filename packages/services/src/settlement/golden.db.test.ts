import { testDatabase } from "@tributary/db/testing/test-database";
import { parseMicros } from "@tributary/domain/money/micros";
import { afterAll, beforeAll, expect, test } from "vitest";
import { balances } from "../ledger/balances.ts";
import { decideExceptions } from "../reconciliation/decide-exceptions.ts";
import { reconcile } from "../reconciliation/reconcile.ts";
import { makeOctober } from "../testing/october.ts";
import { settlePeriod } from "../testing/settle-period.ts";
import { AGREEMENT } from "../testing/world.ts";
import { previewRun } from "./preview-run.ts";

let world: Awaited<ReturnType<typeof makeOctober>>;

beforeAll(async () => {
  world = await makeOctober(await testDatabase());
});
afterAll(() => world.test.close());

const request = { agreementId: AGREEMENT, period: "2026-10", actor: "analyst" };

test("the worked example comes out of the database to the cent", async () => {
  const { comparisons, openExceptions, billedMicros } = await reconcile(world.db, request);
  expect(billedMicros).toBe(parseMicros("127232.00"));
  expect(openExceptions).toBe(3);
  expect(
    comparisons.filter(({ verdict }) => verdict === "exception").map(({ key, cause }) => [key, cause]),
  ).toEqual([
    ["L1", "VOLUME"],
    ["L2", "RATE"],
    ["L5", "COUNT"],
  ]);
  await decideExceptions(world.db, {
    ...request,
    decision: "dispute",
    reason: "The figures are the MNO's error.",
    expectedTotalMicros: parseMicros("1568.00"),
  });
  const { result } = await previewRun(world.db, request);
  const { settlement, blockers } = result;
  expect(blockers).toEqual([]);
  expect(settlement.amounts).toMatchObject({
    grossDisputedMicros: parseMicros("1568.00"),
    netRecoverableMicros: parseMicros("798.00"),
  });
  expect(
    settlement.operators.map(({ costMicros, marginMicros, netMicros }) => [
      costMicros,
      marginMicros,
      netMicros,
    ]),
  ).toEqual([
    [parseMicros("80385.01"), parseMicros("5194.54"), parseMicros("85579.55")],
    [parseMicros("42979.95"), parseMicros("1982.50"), parseMicros("44962.45")],
    [parseMicros("3069.04"), parseMicros("750.00"), parseMicros("3819.04")],
  ]);
});

test("its statements are issued, and the books hold them", async () => {
  const issued = await settlePeriod(world, "2026-10");
  expect(issued.statements.map(({ number, netMicros }) => [number, netMicros])).toEqual([
    ["ST-de1-2026-2026-10-alfa", parseMicros("85579.55")],
    ["ST-de1-2026-2026-10-beta", parseMicros("44962.45")],
    ["ST-de1-2026-2026-10-gamma", parseMicros("3819.04")],
  ]);
  expect(Object.values(issued.identities).map(({ holds }) => holds)).toEqual(Array(10).fill(true));
  const books = await balances(world.db);
  expect(books.map(({ account, party, amountMicros }) => [account, party, amountMicros])).toEqual([
    ["margin-revenue", "alfa", -parseMicros("5194.54")],
    ["margin-revenue", "beta", -parseMicros("1982.50")],
    ["margin-revenue", "gamma", -parseMicros("750.00")],
    ["mno-claim-receivable", "de1", parseMicros("798.00")],
    ["mno-payable", "de1", -parseMicros("127232.00")],
    ["operator-receivable", "alfa", parseMicros("85579.55")],
    ["operator-receivable", "beta", parseMicros("44962.45")],
    ["operator-receivable", "gamma", parseMicros("3819.04")],
    ["settlement-revenue", "alfa", -parseMicros("80385.01")],
    ["settlement-revenue", "beta", -parseMicros("42979.95")],
    ["settlement-revenue", "gamma", -parseMicros("3069.04")],
    ["wholesale-cost", null, parseMicros("126434.00")],
  ]);
});
