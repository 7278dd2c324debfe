import { Readable } from "node:stream";
import { testDatabase } from "@tributary/db/testing/test-database";
import { ingestFile } from "@tributary/mediation/usage-file/ingest-file";
import { afterEach, beforeEach, expect, test } from "vitest";
import { SILENT_AFTER_MS } from "../settlement/run-progress.ts";
import { makePlain } from "../testing/plain.ts";
import { PLAIN_TERMS } from "../testing/terms.ts";
import { AGREEMENT, SOURCE, type World } from "../testing/world.ts";
import { cancelRedrive } from "./cancel-redrive.ts";
import { listRedrives } from "./list-redrives.ts";
import { pageQuarantine } from "./page-quarantine.ts";
import { claimRedrive } from "./redrive-progress.ts";
import { showQuarantineGroup } from "./show-quarantine-group.ts";
import { type StartFixRequest, startFix } from "./start-fix.ts";

const IMSI = { alfa: "262010000000001", nobody: "262019999999999" } as const;
const MALFORMED = { sourceId: SOURCE, reason: "MALFORMED", operatorId: null };

let world: World;
let faults: unknown[];
beforeEach(async () => {
  faults = [];
  const zones = { plmns: { "26201": "domestic" }, prefixes: {} };
  world = await makePlain(await testDatabase(), { ...PLAIN_TERMS, zones });
  await world.db.simAssignment.create({
    data: {
      operatorId: "alfa",
      agreementId: AGREEMENT,
      imsi: IMSI.alfa,
      validFrom: new Date("2025-01-01T00:00:00Z"),
    },
  });
  await ingest("a.csv", [
    [IMSI.alfa, "X"],
    [IMSI.nobody, "X"],
  ]);
  await ingest("b.csv", [[IMSI.alfa, "X"]]);
});
afterEach(async () => {
  expect(faults).toEqual([]);
  await world.test.close();
});

/** The type X means nothing to the mapping, until it learns it. */
async function learnX(): Promise<void> {
  const { mapping } = await world.db.usageSource.findUniqueOrThrow({ where: { id: SOURCE } });
  const service = { column: "type", values: { D: "data", X: "data" } };
  await world.db.usageSource.update({
    where: { id: SOURCE },
    data: { mapping: { ...(mapping as object), service } },
  });
}

/** Sessions of 1 GB, an hour apart. */
async function ingest(name: string, sessions: readonly (readonly [string, string])[]): Promise<void> {
  const rows = sessions.map(
    ([imsi, type], at) => `2026-10-03T${10 + at}:00:00Z,${imsi},${type},1000000000,26201`,
  );
  const stream = Readable.from([Buffer.from(`time,imsi,type,bytes,plmn\n${rows.join("\n")}\n`)]);
  await ingestFile(world.test, {
    stream,
    name,
    source: SOURCE,
    receivedAt: Date.parse("2026-10-03T23:30:00Z"),
  });
}

function start(more: Partial<StartFixRequest> = {}) {
  return startFix(world.test, {
    kind: "redrive",
    groups: [MALFORMED],
    actor: "ada",
    why: "The mapping knows X now.",
    app: "console",
    requestId: "request-1",
    onFault: (fault) => faults.push(fault),
    ...more,
  });
}

const list = (at = new Date()) => listRedrives(world.db, { limit: 10, at });

test("the answer comes at once, the result is kept, and nothing waits any more", async () => {
  await learnX();
  const { redriveIds, records, done } = await start();
  expect([redriveIds.length, records]).toEqual([1, 3]);
  expect(await list()).toMatchObject([{ state: "running", startedBy: "ada", recordsTotal: 3, result: null }]);
  await done;
  const [redrive] = await list();
  expect(redrive).toMatchObject({ id: redriveIds[0], state: "done", recordsDone: 3, failure: null });
  // The record of b.csv is the first one of a.csv once more.
  const counts = { looked: 3, takenUp: 3, accepted: 2, duplicates: 1, left: 0, filesRedriven: 2 };
  expect(redrive?.result).toMatchObject(counts);
  expect(await pageQuarantine(world.db, { page: 1, pageSize: 10 })).toMatchObject({ groups: [], sums: [] });
  const audits = await world.db.auditEvent.findMany({
    where: { actor: "ada" },
    orderBy: { id: "asc" },
  });
  expect(audits.map(({ action, app }) => [action, app])).toEqual([
    ["quarantine:start-redrive", "cli"],
    ["usage-file:redrive", "console"],
    ["usage-file:redrive", "console"],
  ]);
  await expect(start()).rejects.toMatchObject({ code: "INPUT_INVALID" });
});

test("records that fare as before wait on, those for another reason are told apart", async () => {
  const again = await start();
  await again.done;
  expect((await list())[0]?.result).toMatchObject({ looked: 3, takenUp: 0, left: 3, waitingFor: [] });
  await learnX();
  await world.db.operator.update({ where: { id: "alfa" }, data: { liveUntil: new Date("2026-10-01") } });
  const { done } = await start();
  await done;
  expect((await list())[0]?.result).toMatchObject({
    accepted: 1,
    quarantined: 2,
    waitingFor: [{ reason: "CLOSED_OPERATOR", records: 2 }],
  });
  const closed = { ...MALFORMED, reason: "CLOSED_OPERATOR", operatorId: "alfa" };
  const shown = await showQuarantineGroup(world.db, { ...closed, page: 1, pageSize: 10, at: new Date() });
  expect(shown).toMatchObject({ sum: { records: 2n, valueMicros: 2_000_000n }, total: 2, redrives: [] });
  expect(shown.files.map(({ name }) => name)).toEqual(["re-drive 1 of a.csv", "re-drive 1 of b.csv"]);
});

test("of twenty who start at once, one does; a silent one gives way", async () => {
  const attempts = await Promise.allSettled(Array.from({ length: 20 }, (_, p) => start({ actor: `p${p}` })));
  const won = attempts.flatMap((attempt) => (attempt.status === "fulfilled" ? [attempt.value] : []));
  expect(won).toHaveLength(1);
  for (const attempt of attempts) {
    if (attempt.status === "rejected") expect(attempt.reason).toMatchObject({ code: "LOCKED" });
  }
  const running = { limit: 10, at: new Date(), isRunning: true };
  expect(await listRedrives(world.db, running)).toHaveLength(1);
  await won[0]?.done;
  expect(await listRedrives(world.db, running)).toHaveLength(0);
  const past = new Date(Date.now() - SILENT_AFTER_MS - 1_000);
  const row = {
    ...MALFORMED,
    kind: "redrive",
    why: "Lost.",
    startedBy: "bob",
    recordsTotal: 3,
    at: past,
  } as const;
  await world.db.$transaction((tx) => claimRedrive(tx, row));
  expect((await list()).map(({ state }) => state)).toEqual(["done", "interrupted"]);
  await (await start()).done;
  const states = (await list()).map(({ startedBy, state }) => [startedBy, state]);
  expect(states[0]).toEqual(["ada", "done"]);
  expect(states).toContainEqual(["bob", "interrupted"]);
});

test("called off before its turn, it ends with nothing done and says so", async () => {
  await learnX();
  const claim = {
    ...MALFORMED,
    kind: "redrive",
    why: "Soon.",
    startedBy: "bob",
    recordsTotal: 3,
    at: new Date(),
  } as const;
  const { id } = await world.db.$transaction((tx) => claimRedrive(tx, claim));
  await expect(start()).rejects.toMatchObject({ code: "LOCKED" });
  await cancelRedrive(world.db, { redriveId: id, actor: "fay" });
  await expect(cancelRedrive(world.db, { redriveId: id, actor: "fay" })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  expect(await list()).toMatchObject([{ id, cancelledBy: "fay" }]);
});
