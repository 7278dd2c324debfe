import { afterAll, beforeAll, expect, test } from "vitest";
import { operatorClients, scopedClients } from "../doors/operator-db.ts";
import type { AnyClient } from "../testing/probes/probe.ts";
import { type ProbeDatabase, probeDatabase } from "../testing/probes/probe-database.ts";
import { runProbes } from "../testing/probes/run-probes.ts";
import { reportGuarantee } from "../testing/report-guarantee.ts";

/** Every model brings a hundred probes or so. */
const LONGEST_MS = 600_000;

let probing: ProbeDatabase;

beforeAll(async () => {
  probing = await probeDatabase();
});
afterAll(() => probing.close());

test(
  "with the Prisma scoping off the database alone lets nothing through",
  async () => {
    const { shared } = operatorClients(probing.pool, probing.parties.own);
    const { leaks, total } = await runProbes(probing, shared as unknown as AnyClient, probing.probes);
    expect(leaks).toEqual([]);
    reportGuarantee(10, total - leaks.length, total, "probes without a leak by the row policies alone");
  },
  LONGEST_MS,
);

test(
  "with the row policies off the Prisma scoping alone holds every top-level read and write",
  async () => {
    for (const { name } of probing.tables) {
      await probing.database.owner.query(`ALTER TABLE ${name} DISABLE ROW LEVEL SECURITY`);
    }
    const { shared } = scopedClients(probing.pool, probing.parties.own);
    const topLevel = probing.probes.filter(({ isTopLevel }) => isTopLevel);
    const { leaks, total, answered } = await runProbes(probing, shared as unknown as AnyClient, topLevel);
    expect(leaks).toEqual([]);
    // Scoping by refusing everything would hold too, and be of no use.
    expect(answered).toBeGreaterThan(total / 2);
    reportGuarantee(
      10,
      total - leaks.length,
      total,
      "top-level probes without a leak by the Prisma scoping alone",
    );
  },
  LONGEST_MS,
);
