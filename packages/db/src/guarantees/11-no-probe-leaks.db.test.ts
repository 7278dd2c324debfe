import { afterAll, beforeAll, expect, test } from "vitest";
import { operatorClients, scopedClients } from "../doors/operator-db.ts";
import type { AnyClient } from "../testing/probes/probe.ts";
import { type ProbeDatabase, probeDatabase } from "../testing/probes/probe-database.ts";
import { runProbes } from "../testing/probes/run-probes.ts";
import { reportGuarantee } from "../testing/report-guarantee.ts";

let probing: ProbeDatabase;

beforeAll(async () => {
  probing = await probeDatabase();
});
afterAll(() => probing.close());

test("no probe of any model sees or changes a sibling's row", async () => {
  const { shared } = scopedClients(probing.pool, probing.parties.own);
  const { leaks, total } = await runProbes(probing, shared as unknown as AnyClient, probing.probes);
  expect(leaks).toEqual([]);
  reportGuarantee(11, total - leaks.length, total, "generated probes without a leak");
});

test("every model that names an operator is probed, by key, by relation, by write and by SQL", () => {
  const owned = probing.models.filter(({ operatorField }) => operatorField !== undefined);
  for (const { name } of owned) {
    const probes = probing.probes.filter(({ model }) => model === name);
    expect(
      probes.filter(({ isTopLevel, kind }) => isTopLevel && kind === "read").length,
      name,
    ).toBeGreaterThan(20);
    expect(probes.filter(({ kind }) => kind !== "read").length, name).toBeGreaterThan(15);
  }
  expect(owned.length).toBeGreaterThanOrEqual(15);
});

test("without either wall the same probes leak, each kind of them", async () => {
  for (const { name } of probing.tables) {
    await probing.database.owner.query(`ALTER TABLE ${name} DISABLE ROW LEVEL SECURITY`);
  }
  const { shared } = operatorClients(probing.pool, probing.parties.own);
  const { leaks, total } = await runProbes(probing, shared as unknown as AnyClient, probing.probes);
  expect(leaks.length).toBeGreaterThan(total / 3);
  for (const kind of KINDS)
    expect(leaks.filter((leak) => leak.includes(kind)).length, kind).toBeGreaterThan(0);
});

const KINDS = [
  "findMany all",
  "findUnique by their key",
  "from their cursor",
  "count all",
  "aggregate extremes",
  "groupBy by operator",
  "findMany with",
  "with the number of",
  "is the sibling's",
  "update their row",
  "updateMany all",
  "upsert their row",
  "create in the sibling's name",
  "my row into theirs",
  "delete their row",
  "deleteMany all",
  "nested",
  ": connect",
  ": updateMany",
  ": deleteMany",
  "raw SELECT",
  "raw UPDATE",
  "raw DELETE",
];
