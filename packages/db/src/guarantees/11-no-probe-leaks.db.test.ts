import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { operatorClients, scopedClients } from "../doors/operator-db.ts";
import { projectRoot } from "../embedded/home.ts";
import { Prisma as UsagePrisma } from "../generated/usage/client.ts";
import { howMany } from "../testing/how-many.ts";
import { parseModels } from "../testing/probes/parse-models.ts";
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
  "no probe of any model sees or changes a sibling's row",
  async () => {
    const { shared } = scopedClients(probing.pool, probing.parties.own);
    const { leaks, total } = await runProbes(probing, shared as unknown as AnyClient, probing.probes);
    expect(leaks).toEqual([]);
    reportGuarantee(11, total - leaks.length, total, "generated probes without a leak");
  },
  LONGEST_MS,
);

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

test(
  "without either wall the same probes leak, each kind of them",
  async () => {
    for (const { name } of probing.tables) {
      await probing.database.owner.query(`ALTER TABLE ${name} DISABLE ROW LEVEL SECURITY`);
    }
    const { shared } = operatorClients(probing.pool, probing.parties.own);
    // Every so many of them, which still holds each kind: what they show is that probes can see.
    const every = howMany({ whole: 3, daily: 7 });
    const some = probing.probes.filter((_, at) => at % every === 0);
    const { leaks, total } = await runProbes(probing, shared as unknown as AnyClient, some);
    expect(leaks.length).toBeGreaterThan(total / 3);
    for (const kind of KINDS)
      expect(leaks.filter((leak) => leak.includes(kind)).length, kind).toBeGreaterThan(0);
  },
  LONGEST_MS,
);

test("a sibling's raw usage is neither read nor written, with the Prisma scoping or without", async () => {
  const { own, sibling } = probing.parties;
  const usage = parseModels(path.join(projectRoot(), "prisma/usage"));
  const clients = [operatorClients(probing.pool, own).usage, scopedClients(probing.pool, own).usage];
  let held = 0;
  let total = 0;
  const refused = async (work: Promise<unknown>, reason: RegExp): Promise<void> => {
    total += 1;
    const error = await work.then(
      () => undefined,
      (thrown: unknown) => String(thrown),
    );
    if (error !== undefined && reason.test(error)) held += 1;
  };
  for (const client of clients) {
    for (const { table } of usage) {
      const sql = (text: string) => client.$executeRaw(new UsagePrisma.Sql([text], []));
      for (const schema of [`t_${sibling}`, "t_suspense"]) {
        await refused(sql(`SELECT * FROM ${schema}.${table}`), /42501/);
        await refused(sql(`INSERT INTO ${schema}.${table} SELECT * FROM ${schema}.${table}`), /42501/);
        await refused(sql(`DELETE FROM ${schema}.${table}`), /42501/);
      }
      await refused(sql(`UPDATE t_${own}.${table} SET operator_id = operator_id`), /42501/);
    }
    const row = { fileId: 1, recordNumber: 1, reason: "MALFORMED", detail: "", rawBytes: new Uint8Array() };
    const foreign = client.quarantine.create({ data: { ...row, operatorId: sibling } });
    await refused(foreign, /23514|names another operator/);
    await expect(client.quarantine.create({ data: { ...row, operatorId: own } })).resolves.toBeDefined();
  }
  reportGuarantee(11, held, total, "reaches for a sibling's raw usage refused");
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
