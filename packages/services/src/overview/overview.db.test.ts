import { testDatabase } from "@tributary/db/testing/test-database";
import { parseMicros } from "@tributary/domain/money/micros";
import { afterAll, beforeAll, expect, test } from "vitest";
import { prepareRun } from "../settlement/prepare-run.ts";
import { makeOctober } from "../testing/october.ts";
import { decideAll } from "../testing/plain.ts";
import { settlePeriod } from "../testing/settle-period.ts";
import { AGREEMENT, type World } from "../testing/world.ts";
import { type OverviewRequest, showOverview } from "./show-overview.ts";

/** One October, followed from the invoice to the issued statements. */
let world: World;
beforeAll(async () => {
  world = await makeOctober(await testDatabase());
});
afterAll(() => world.test.close());

const eur = parseMicros;
const BY_NAME: OverviewRequest = { sort: { key: "name", isDescending: false }, page: 1, at: new Date() };

test("an invoice that nobody has settled is what is owed, and its period is being taken in", async () => {
  const shown = await showOverview(world.test, BY_NAME);
  expect(shown?.scope).toMatchObject({ currency: "EUR", period: "2026-10", before: null });
  expect(shown?.exposure.now).toMatchObject({ micros: eur("127232.00"), accruedMicros: eur("127232.00") });
  expect(shown?.settled.now).toEqual({ done: 0, total: 3 });
  expect(shown?.isApproved).toBe(false);
});

test("a draft shows its exceptions by money, and each operator waits for them", async () => {
  await prepareRun(world.db, { agreementId: AGREEMENT, period: "2026-10", actor: "analyst" });
  const shown = await showOverview(world.test, BY_NAME);
  // L1 770.00 in volume, L2 738.00 in rate, L5 60.00 in count.
  expect(shown?.exceptions.now).toEqual({ count: 3, micros: eur("1568.00") });
  expect(shown?.backlog.map(({ cause, byAge }) => [cause, byAge[0]?.micros])).toEqual([
    ["VOLUME", eur("770.00")],
    ["RATE", eur("738.00")],
    ["COUNT", eur("60.00")],
  ]);
  expect(shown?.worst).toMatchObject({ key: "L1", deltaMicros: eur("770.00") });
  expect(shown?.operators.rows.map(({ operatorId, status }) => [operatorId, status])).toEqual([
    ["alfa", "exceptions"],
    ["beta", "exceptions"],
    ["gamma", "exceptions"],
  ]);
});

test("the settled October: every figure is that of the worked example", async () => {
  await decideAll(world, "2026-10", "dispute");
  await settlePeriod(world, "2026-10");
  const shown = await showOverview(world.test, BY_NAME);
  expect(shown?.totals.now).toMatchObject({
    costMicros: eur("126434.00"),
    retainedMicros: 0n,
    correctionsMicros: 0n,
    marginMicros: eur("7927.04"),
    chargeMicros: eur("134361.04"),
  });
  expect(shown?.footing).toEqual({
    allocatedMicros: eur("126434.00"),
    retainedMicros: 0n,
    correctionsMicros: 0n,
    claimedMicros: eur("798.00"),
    invoiceMicros: eur("127232.00"),
    isBalanced: true,
  });
  // 7,927.04 of 134,361.04 is 5.8998 %.
  expect(shown?.totals.now.ownMarginBps).toBe(590);
  expect(shown?.months).toEqual([
    { period: "2026-10", invoiceMicros: eur("127232.00"), recordsMicros: eur("126434.00"), isAccrued: false },
  ]);
  // 5,194.54 of 85,579.55 is 6.0698 %, 1,982.50 of 44,962.45 is 4.4092 %, 750.00 of 3,819.04 is 19.6385 %.
  expect(
    shown?.operators.rows.map(({ costMicros, chargeMicros, marginBps }) => [
      costMicros,
      chargeMicros,
      marginBps,
    ]),
  ).toEqual([
    [eur("80385.01"), eur("85579.55"), 607],
    [eur("42979.95"), eur("44962.45"), 441],
    [eur("3069.04"), eur("3819.04"), 1964],
  ]);
  expect(shown?.ranking.map(({ operatorId }) => operatorId)).toEqual(["beta", "alfa", "gamma"]);
  expect(shown?.settled.now).toEqual({ done: 3, total: 3 });
  expect(shown?.exposure.now.accruedMicros).toBe(0n);
  expect(shown?.isApproved).toBe(true);
});
