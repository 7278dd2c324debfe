import { testDatabase } from "@tributary/db/testing/test-database";
import { parseExact } from "@tributary/domain/money/exact";
import { parseMicros } from "@tributary/domain/money/micros";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeOctober } from "../testing/october.ts";
import { decideAll, makePlain } from "../testing/plain.ts";
import { settlePeriod } from "../testing/settle-period.ts";
import { AGREEMENT, GB, type World } from "../testing/world.ts";
import { compareWhatIf, type WhatIfRequest } from "./compare-what-if.ts";
import { listWhatIfOptions } from "./list-what-if-options.ts";

const eur = parseMicros;
const UNCHANGED: WhatIfRequest = { agreementId: AGREEMENT, operatorIds: [], margin: {}, rates: [], page: 1 };

let world: World;
beforeAll(async () => {
  world = await makeOctober(await testDatabase());
  await decideAll(world, "2026-10", "dispute");
  await settlePeriod(world, "2026-10");
}, 60_000);
afterAll(() => world.test.close());

async function compare(changes: Partial<WhatIfRequest>) {
  const compared = await compareWhatIf(world.db, { ...UNCHANGED, ...changes });
  if (compared === null) throw new Error("nothing is settled");
  const rows = compared.operators.rows.map(({ operatorId, total }) => ({ operatorId, ...total }));
  return { ...compared, rows: rows.sort((one, other) => (one.operatorId < other.operatorId ? -1 : 1)) };
}

test("unchanged terms give what was posted, to the last micro", async () => {
  const same = await compare({});
  expect(same.rows.map(({ delta }) => delta)).toEqual(
    Array(3).fill({ costMicros: 0n, marginMicros: 0n, chargeMicros: 0n }),
  );
  expect(same.total.now).toMatchObject({
    costMicros: eur("126434.00"),
    marginMicros: eur("7927.04"),
    chargeMicros: eur("134361.04"),
  });
});

test("alfa's markup at 10 % instead of 8 % of a usage cost of 64,931.77 is 6,493.18", async () => {
  const raised = await compare({ operatorIds: ["alfa"], margin: { markupBps: 1_000 } });
  // 6,493.177 rounds to 6,493.18: 1,298.64 more than 5,194.54.
  expect(raised.rows).toHaveLength(1);
  expect(raised.rows[0]).toMatchObject({
    operatorId: "alfa",
    now: { costMicros: eur("80385.01"), marginMicros: eur("5194.54"), chargeMicros: eur("85579.55") },
    whatIf: { costMicros: eur("80385.01"), marginMicros: eur("6493.18"), chargeMicros: eur("86878.19") },
    delta: { costMicros: 0n, marginMicros: eur("1298.64"), chargeMicros: eur("1298.64") },
  });
});

test("a component that a named operator does not have is added to those it has", async () => {
  // Nobody is named: alfa alone has a markup.
  const everybody = await compare({ margin: { markupBps: 1_000 } });
  expect(everybody.rows.map(({ delta }) => delta.marginMicros)).toEqual([eur("1298.64"), 0n, 0n]);
  const fixed = await compare({ operatorIds: ["beta", "gamma"], margin: { fixedMicros: eur("1000") } });
  // Beta keeps its 1,982.50 and pays 1,000.00 on top; gamma's 750.00 become 1,000.00.
  expect(fixed.rows.map(({ operatorId, delta }) => [operatorId, delta.marginMicros])).toEqual([
    ["beta", eur("1000.00")],
    ["gamma", eur("250.00")],
  ]);
  // 0.10 instead of 0.05 on 31,050 GB.
  const fee = await compare({
    operatorIds: ["beta"],
    margin: { perUnit: { lineCode: "L1", fee: parseExact("0.10") } },
  });
  expect(fee.rows[0]?.delta.marginMicros).toBe(eur("1552.50"));
});

test("EU roaming at 1.20 instead of 1.10 costs each operator a tenth more of its gigabytes", async () => {
  const dearer = await compare({ rates: [{ lineCode: "L2", rate: parseExact("1.20") }] });
  // 1,210 GB and 2,480 GB: 121.00 and 248.00 of cost; alfa pays 8 % on it, 9.68: 5,204.2216 in all, 5,204.22.
  expect(dearer.rows.map(({ delta }) => [delta.costMicros, delta.marginMicros])).toEqual([
    [eur("121.00"), eur("9.68")],
    [eur("248.00"), 0n],
    [0n, 0n],
  ]);
});

test("a dearer line in a commitment's scope comes off the shortfall", async () => {
  const dearer = await compare({ rates: [{ lineCode: "L4", rate: parseExact("0.005") }] });
  // 560,000 SMS cost 560.00 more, which the commitment of 100,000 on L1, L3 and L4 misses no longer.
  expect(dearer.total.delta).toMatchObject({ costMicros: 0n });
  const alfa = dearer.rows.find(({ operatorId }) => operatorId === "alfa");
  expect(alfa?.delta.costMicros).toBe(eur("410.00"));
});

test("lines that the invoice refers to an operator move by that operator's own part", async () => {
  const plain = await makePlain(await testDatabase());
  await plain.addUsage("2026-10", [
    { operator: "alfa", line: "L1", quantity: 60n * GB },
    { operator: "beta", line: "L1", quantity: 40n * GB },
  ]);
  await plain.addInvoice("2026-10", [
    { line: "L1", amount: "60.00", quantity: "60", rate: "1.00", operator: "alfa" },
    { line: "L1", amount: "40.00", quantity: "40", rate: "1.00", operator: "beta" },
  ]);
  await settlePeriod(plain, "2026-10");
  const rates = [{ lineCode: "L1", rate: parseExact("1.10") }];
  const dearer = await compareWhatIf(plain.db, { ...UNCHANGED, rates });
  // A tenth of 60.00 and of 40.00, and 10 % margin on it.
  expect(
    dearer?.operators.rows.map(({ operatorId, total }) => [operatorId, total.delta.chargeMicros]),
  ).toEqual([
    ["alfa", eur("6.60")],
    ["beta", eur("4.40")],
  ]);
  await plain.test.close();
});

test("what can be tried is said with what is in force", async () => {
  const options = await listWhatIfOptions(world.db);
  expect(options?.operators.map(({ operatorId, markupBps }) => [operatorId, markupBps])).toEqual([
    ["alfa", 800],
    ["beta", null],
    ["gamma", null],
  ]);
  expect(options?.lines.map(({ code, rate }) => [code, rate])).toEqual([
    ["L1", null],
    ["L2", "1.1"],
    ["L3", "0.006"],
    ["L4", "0.004"],
    ["L5", "0.25"],
  ]);
});

test("an agreement that does not exist, and a line that cannot be priced again, are refused", async () => {
  await expect(compare({ agreementId: "none" })).rejects.toMatchObject({ code: "AGREEMENT_UNKNOWN" });
  const fee = [{ lineCode: "L6", rate: parseExact("1") }];
  await expect(compare({ rates: fee })).rejects.toMatchObject({ code: "INPUT_INVALID" });
});
