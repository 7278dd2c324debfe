import type { TestDatabase } from "@tributary/db/testing/test-database";
import { OCTOBER_TERMS } from "./terms.ts";
import type { UsageRow } from "./usage-rows.ts";
import { GB, makeWorld, type World } from "./world.ts";

const MINUTE = 60n;

function usage(operator: string | null, line: string, quantity: bigint): UsageRow {
  return { operator, line, quantity, records: 100n };
}

/**
 * The worked October of three operators: 69,500 SIMs, 350 GB and 6,000 minutes that belong to nobody, and an
 * invoice that bills 94,900 GB for 93,800, EU roaming at 1.30 for 1.10 and 69,740 SIMs for 69,500.
 */
export async function makeOctober(test: TestDatabase): Promise<World> {
  const world = await makeWorld(test, OCTOBER_TERMS);
  await world.addOperator("alfa", {
    currency: "EUR",
    components: [{ kind: "markup", bps: 800, base: "usage" }],
  });
  await world.addOperator("beta", {
    currency: "EUR",
    components: [
      { kind: "per-unit", lines: ["L1"], fee: "0.05" },
      { kind: "per-unit", lines: ["L2"], fee: "0" },
      { kind: "per-unit", lines: ["L5"], fee: "0.02" },
    ],
  });
  await world.addOperator("gamma", { currency: "EUR", components: [{ kind: "fixed", amount: "750" }] });
  await world.addSims("alfa", 48_000);
  await world.addSims("beta", 21_500);
  await world.addUsage("2026-10", [
    usage("alfa", "L1", 62_400n * GB),
    usage("beta", "L1", 31_050n * GB),
    usage(null, "L1", 350n * GB),
    usage("alfa", "L2", 1_210n * GB),
    usage("beta", "L2", 2_480n * GB),
    usage("alfa", "L3", 1_900_000n * MINUTE),
    usage("beta", "L3", 820_000n * MINUTE),
    usage(null, "L3", 6_000n * MINUTE),
    usage("alfa", "L4", 410_000n),
    usage("beta", "L4", 150_000n),
  ]);
  await world.addInvoice("2026-10", [
    { line: "L1", amount: "76430.00", quantity: "94900" },
    { line: "L2", amount: "4797.00", quantity: "3690", rate: "1.30" },
    { line: "L3", amount: "16377.00", quantity: "2729500", rate: "0.006" },
    { line: "L4", amount: "2240.00", quantity: "560000", rate: "0.004" },
    { line: "L5", amount: "17435.00", quantity: "69740", rate: "0.25" },
    { line: "L6", amount: "5000.00" },
    { line: "L7", amount: "4953.00" },
  ]);
  return world;
}
