import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { loginUrls } from "@tributary/db/doors/open-database";
import { howMany } from "@tributary/db/testing/how-many";
import { reportGuarantee } from "@tributary/db/testing/report-guarantee";
import { testDatabase } from "@tributary/db/testing/test-database";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { computeRun } from "../settlement/compute-run.ts";
import { previewRun } from "../settlement/preview-run.ts";
import type { SettlementSnapshot } from "../settlement/snapshot.ts";
import { buildStatements } from "../statement/build-statements.ts";
import { documentHash } from "../statement/document.ts";
import { STORY_TERMS } from "../testing/sim-story.ts";
import { TEN_PERCENT } from "../testing/terms.ts";
import { AGREEMENT, makeWorld, SOURCE } from "../testing/world.ts";
import { ingestFiles } from "../usage-file/ingest-files.ts";

/** Three times as many as follow one telling, so that each number of workers has its turn. */
const RUNS = howMany({ whole: 100, daily: 51 });
const OPERATORS = ["alfa", "beta", "gamma"];
const ZONES = ["UTC", "Europe/Berlin", "America/St_Johns", "Pacific/Kiritimati", "Asia/Kathmandu"];
const WORKERS = [1, 2, 8];
const FILES = 8;
const ISSUED_AT = Date.parse("2026-11-10T12:00:00Z");
const OWN_ZONE = process.env.TZ;
/** What the clocks of this process showed: proof that the zones took effect. */
const offsets = new Set<number>();

let folder: string;
let files: string[];

beforeAll(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), "tributary-same-hash-"));
  const texts = usageTexts();
  files = texts.map((_, at) => path.join(folder, `usage-${at}.csv`));
  await Promise.all(texts.map((text, at) => fs.writeFile(files[at] ?? "", text)));
});
afterAll(async () => {
  inZone(OWN_ZONE);
  await fs.rm(folder, { recursive: true });
});

/** Sessions all over October, its edges in Berlin and in UTC among them; one in twenty is nobody's. */
function usageTexts(): string[] {
  const from = Date.parse("2026-09-30T20:00:00Z");
  const seconds = (Date.parse("2026-11-01T02:00:00Z") - from) / 1000;
  const sessions = fc.sample(
    fc.record({
      second: fc.integer({ min: 0, max: seconds }),
      holder: fc.integer({ min: 0, max: 19 }),
      bytes: fc.nat(),
    }),
    { numRuns: 400, seed: 19 },
  );
  return Array.from({ length: FILES }, (_, file) => {
    const rows = sessions
      .filter((__, at) => at % FILES === file)
      .map(({ second, holder, bytes }, at) => {
        const time = new Date(from + second * 1000).toISOString().replace(".000", "");
        return `${time},${imsiOf(holder === 19 ? 9 : holder % OPERATORS.length)},D,${bytes + at},26201`;
      });
    return `time,imsi,type,bytes,plmn\n${rows.join("\n")}\n`;
  });
}

function imsiOf(holder: number): string {
  return `26201000000003${holder}`;
}

function inZone(zone: string | undefined): void {
  if (zone === undefined) Reflect.deleteProperty(process.env, "TZ");
  else process.env.TZ = zone;
  offsets.add(new Date(ISSUED_AT).getTimezoneOffset());
}

function shuffled<T>(values: readonly T[], seed: number): T[] {
  return (
    fc.sample(fc.shuffledSubarray([...values], { minLength: values.length }), { numRuns: 1, seed })[0] ?? []
  );
}

/** A database of its own, told the same world in another order; what the month would be settled from. */
async function tellAgain(workers: number, seed: number): Promise<SettlementSnapshot> {
  const test = await testDatabase();
  try {
    const world = await makeWorld(test, { ...STORY_TERMS, unattributedCapBps: 10_000 });
    for (const operatorId of shuffled(OPERATORS, seed)) {
      await world.addOperator(operatorId, TEN_PERCENT);
      const sim = { operatorId, agreementId: AGREEMENT, imsi: imsiOf(OPERATORS.indexOf(operatorId)) };
      await world.db.simAssignment.create({ data: { ...sim, validFrom: new Date("2025-01-01T00:00:00Z") } });
    }
    const mediationUrl = loginUrls(test).mediation;
    await ingestFiles(test, {
      ...{ sourceId: SOURCE, paths: shuffled(files, seed), actor: "test" },
      receivedAt: Date.parse("2027-01-01T00:00:00Z"),
      ...(workers === 1 ? {} : { workers: { count: workers, mediationUrl } }),
    });
    await world.addInvoice("2026-10", [{ line: "L1", amount: "437.11", quantity: "430", rate: "1.00" }]);
    return (await previewRun(world.db, { agreementId: AGREEMENT, period: "2026-10" })).snapshot;
  } finally {
    await test.close();
  }
}

/** The same facts in another order. */
function reordered(snapshot: SettlementSnapshot, seed: number): SettlementSnapshot {
  return {
    ...snapshot,
    operators: shuffled(snapshot.operators, seed),
    usage: shuffled(snapshot.usage, seed),
    evidence: shuffled(snapshot.evidence, seed),
    sims: shuffled(snapshot.sims, seed),
    versions: shuffled(snapshot.versions, seed),
    fileIds: shuffled(snapshot.fileIds, seed),
  };
}

function hashesOf(snapshot: SettlementSnapshot): string {
  const statements = buildStatements(snapshot, computeRun(snapshot), ISSUED_AT, new Map());
  const hashes = statements.map((document) => `${document.number} ${documentHash(document)}`);
  expect(hashes).toHaveLength(OPERATORS.length);
  return hashes.sort().join("\n");
}

test("guarantee 19: the same inputs, in any order, zone and workers, give the same statements", async () => {
  const found: string[] = [];
  for (let run = 0; found.length < RUNS; run++) {
    inZone(ZONES[run % ZONES.length]);
    const told = await tellAgain(WORKERS[run % WORKERS.length] ?? 1, run + 1);
    found.push(hashesOf(told));
    // Told anew a few times, and settled in many orders each.
    for (let order = 0; order < 16 && found.length < RUNS; order++) {
      inZone(ZONES[order % ZONES.length]);
      found.push(hashesOf(reordered(told, 1_000 * run + order)));
    }
  }
  expect(offsets.size).toBe(ZONES.length);
  const [first] = found;
  const same = found.filter((hashes) => hashes === first).length;
  reportGuarantee(19, same, RUNS, "runs that came to the same statement hashes");
}, 300_000);
