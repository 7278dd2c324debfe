import { Readable } from "node:stream";
import { testDatabase } from "@tributary/db/testing/test-database";
import { parseMicros } from "@tributary/domain/money/micros";
import { ingestFile } from "@tributary/mediation/usage-file/ingest-file";
import { afterEach, beforeEach, expect, test } from "vitest";
import { closePeriod } from "../period/close-period.ts";
import { reconcile } from "../reconciliation/reconcile.ts";
import { issueRun } from "../settlement/issue-run.ts";
import { makePlain } from "../testing/plain.ts";
import { APPROVER, approvePeriod, settlePeriod } from "../testing/settle-period.ts";
import { PLAIN_TERMS } from "../testing/terms.ts";
import { AGREEMENT, SOURCE, type World } from "../testing/world.ts";
import { verify } from "../verify/verify.ts";
import { listQuarantineGroups } from "./list-quarantine-groups.ts";
import { listSequenceGaps } from "./list-sequence-gaps.ts";
import { type RedriveProgress, type RedriveRequest, redriveQuarantine } from "./redrive-quarantine.ts";

const IMSI = { alfa: "262010000000001", beta: "262010000000002", nobody: "262019999999999" } as const;

let world: World;
beforeEach(async () => {
  world = await makePlain(await testDatabase(), {
    ...PLAIN_TERMS,
    zones: { plmns: { "26201": "domestic" }, prefixes: {} },
  });
  await world.db.simAssignment.createMany({
    data: (["alfa", "beta"] as const).map((operatorId) => ({
      operatorId,
      agreementId: AGREEMENT,
      imsi: IMSI[operatorId],
      validFrom: new Date("2025-01-01T00:00:00Z"),
    })),
  });
  await remap({ service: { column: "type", values: { D: "data" } } });
});
afterEach(async () => {
  const report = await verify(world.db);
  expect(Object.entries(report).filter(([, { holds }]) => !holds)).toEqual([]);
  await world.test.close();
});

async function remap(changed: object): Promise<void> {
  const { mapping } = await world.db.usageSource.findUniqueOrThrow({ where: { id: SOURCE } });
  const now = { ...(mapping as object), ...changed, sequence: { pattern: "-(\\d+)\\.csv" } };
  await world.db.usageSource.update({ where: { id: SOURCE }, data: { mapping: now } });
}

/** The mapping learns what X means: until then its rows are malformed. */
const learnX = () => remap({ service: { column: "type", values: { D: "data", X: "data" } } });

/** Sessions of 1 GB each, an hour apart: `D` can be read from the beginning, `X` cannot. */
async function ingest(name: string, day: string, sessions: readonly (readonly [string, "D" | "X"])[]) {
  const rows = sessions.map(
    ([imsi, type], at) => `${day}T${10 + at}:00:00Z,${imsi},${type},1000000000,26201`,
  );
  const stream = Readable.from([Buffer.from(`time,imsi,type,bytes,plmn\n${rows.join("\n")}\n`)]);
  const receivedAt = Date.parse(`${day}T23:30:00Z`);
  const { fileId } = await ingestFile(world.test, { stream, name, source: SOURCE, receivedAt });
  return fileId ?? 0;
}

const october = () =>
  ingest("cdr-41.csv", "2026-10-03", [
    [IMSI.alfa, "D"],
    [IMSI.alfa, "D"],
    [IMSI.alfa, "X"],
    [IMSI.beta, "X"],
  ]);

const redrive = (more: Partial<RedriveRequest> = {}) =>
  redriveQuarantine(world.test, {
    operatorId: null,
    reason: "MALFORMED",
    actor: "ada",
    why: "The mapping knows X now.",
    ...more,
  });

test("missing usage stops being an exception once it is re-driven", async () => {
  await october();
  await world.addInvoice("2026-10", [{ line: "L1", amount: "4.00", quantity: "4", rate: "1.00" }]);
  const open = async () => {
    await reconcile(world.db, { agreementId: AGREEMENT, period: "2026-10", actor: "ada" });
    return world.db.discrepancy.findMany({ where: { status: "open" } });
  };
  // Billed 4 GB, known 2.
  expect((await open()).map(({ deltaMicros }) => deltaMicros)).toEqual([parseMicros("2.00")]);
  await learnX();
  expect((await redrive()).sums).toMatchObject({ takenUp: 2, accepted: 2, left: 0 });
  expect(await open()).toEqual([]);
  const settled = await settlePeriod(world, "2026-10");
  // Three sessions are alfa's, one beta's, each 1.00 and 10 %.
  expect(settled.statements.map(({ netMicros }) => netMicros)).toEqual([
    parseMicros("3.30"),
    parseMicros("1.10"),
  ]);
});

test("usage of a settled period that is re-driven becomes an adjustment of the next one", async () => {
  await october();
  await world.addInvoice("2026-10", [{ line: "L1", amount: "2.00", quantity: "2", rate: "1.00" }]);
  const first = await settlePeriod(world, "2026-10");
  await closePeriod(world.test, { agreementId: AGREEMENT, period: "2026-10", actor: "finance" });
  await learnX();
  const { files } = await redrive();
  expect(files).toMatchObject([{ status: "redriven", name: "cdr-41.csv", latePeriods: ["2026-10"] }]);
  await ingest("cdr-42.csv", "2026-11-05", [[IMSI.alfa, "D"]]);
  await world.addInvoice("2026-11", [{ line: "L1", amount: "1.00", quantity: "1", rate: "1.00" }]);
  await settlePeriod(world, "2026-11");
  const adjustments = await world.db.adjustment.findMany({
    orderBy: [{ operatorId: "asc" }, { lineCode: "asc" }],
  });
  expect(adjustments.map((row) => [row.operatorId, row.lineCode, row.reason, row.amountMicros])).toEqual([
    ["alfa", "L1", "late_usage", parseMicros("1.00")],
    ["alfa", "MARGIN_MARKUP", "late_usage", parseMicros("0.10")],
    ["beta", "L1", "late_usage", parseMicros("1.00")],
    ["beta", "MARGIN_MARKUP", "late_usage", parseMicros("0.10")],
  ]);
  const taken = await world.db.settledUsage.findMany({
    where: { fileId: files[0]?.redriveFileId ?? 0 },
    include: { run: true },
  });
  expect(taken.map(({ period, run }) => [period, run.period])).toEqual([["2026-10", "2026-11"]]);
  const issued = await world.db.statement.findMany({
    where: { period: "2026-10" },
    orderBy: { number: "asc" },
  });
  expect(issued.map(({ hash }) => hash)).toEqual(first.statements.map(({ hash }) => hash));
});

test("a run that was approved before is not issued on other usage", async () => {
  await october();
  await world.addInvoice("2026-10", [{ line: "L1", amount: "2.00", quantity: "2", rate: "1.00" }]);
  const { runId } = await approvePeriod(world, "2026-10");
  await learnX();
  await redrive();
  await expect(issueRun(world.db, { runId, actor: APPROVER })).rejects.toMatchObject({
    code: "REVIEW_OUTDATED",
  });
});

test("numbers of files are those of files: a re-drive neither fills nor makes a gap", async () => {
  await october();
  await ingest("cdr-43.csv", "2026-10-05", [[IMSI.alfa, "D"]]);
  const gaps = [{ sourceId: SOURCE, gaps: [{ firstMissing: 42, lastMissing: 42 }] }];
  expect(await listSequenceGaps(world.test, AGREEMENT)).toEqual(gaps);
  await learnX();
  await redrive();
  expect(await listSequenceGaps(world.test, AGREEMENT)).toEqual(gaps);
});

test("groups tell what still waits, and for how much", async () => {
  await october();
  await ingest("cdr-42.csv", "2026-10-04", [
    [IMSI.beta, "X"],
    [IMSI.nobody, "X"],
  ]);
  await world.db.operator.update({ where: { id: "beta" }, data: { liveUntil: new Date("2026-10-01") } });
  await ingest("cdr-43.csv", "2026-10-05", [[IMSI.beta, "D"]]);
  const group = { agreementId: AGREEMENT, sourceId: SOURCE, currency: "EUR" };
  const before = await listQuarantineGroups(world.db);
  expect(before).toEqual({
    total: 2,
    groups: [
      {
        ...group,
        operatorId: null,
        reason: "MALFORMED",
        files: 2,
        records: 4n,
        valueMicros: 0n,
        valued: 0n,
        // Every session that was counted cost 1.00.
        estimateMicros: parseMicros("4.00"),
        oldestAt: new Date("2026-10-03T23:30:00Z"),
      },
      {
        ...group,
        operatorId: "beta",
        reason: "CLOSED_OPERATOR",
        files: 1,
        records: 1n,
        valueMicros: parseMicros("1.00"),
        valued: 1n,
        estimateMicros: 0n,
        oldestAt: new Date("2026-10-05T23:30:00Z"),
      },
    ],
  });
  expect((await listQuarantineGroups(world.db, { operatorId: null })).groups).toHaveLength(1);
  expect(await listQuarantineGroups(world.db, { limit: 1, offset: 1 })).toMatchObject({
    total: 2,
    groups: [{ reason: "CLOSED_OPERATOR" }],
  });
  await learnX();
  const { sums } = await redrive();
  // Beta's two are of an operator that is closed by now; nobody's counts as usage of nobody.
  expect(sums).toEqual({
    looked: 4,
    takenUp: 4,
    accepted: 2,
    duplicates: 0,
    rejected: 0,
    quarantined: 2,
    left: 0,
  });
  const after = await listQuarantineGroups(world.db);
  expect(after.groups).toEqual([
    {
      ...before.groups[1],
      valued: 3n,
      files: 3,
      records: 3n,
      valueMicros: parseMicros("3.00"),
      oldestAt: new Date("2026-10-03T23:30:00Z"),
    },
  ]);
});

test("it says how far it is, names its scope, and asks why", async () => {
  await october();
  await ingest("cdr-42.csv", "2026-10-04", [[IMSI.beta, "X"]]);
  await learnX();
  await expect(redrive({ why: " " })).rejects.toMatchObject({ code: "REASON_REQUIRED" });
  expect(await redrive({ agreementId: "another" })).toMatchObject({ files: [], isCancelled: false });
  expect(await redrive({ operatorId: "alfa" })).toMatchObject({ files: [] });
  const seen: RedriveProgress[] = [];
  await redrive({ sourceId: SOURCE, onProgress: (progress) => seen.push(progress) });
  expect(seen.map(({ done, total }) => [done, total])).toEqual([
    [2, 3],
    [2, 3],
    [3, 3],
    [3, 3],
  ]);
  const audits = await world.db.auditEvent.findMany({ where: { action: "usage-file:redrive" } });
  expect(audits.map(({ actor, subject }) => [actor, subject])).toEqual([
    ["ada", "cdr-41.csv"],
    ["ada", "cdr-42.csv"],
  ]);
});

test("called off, the files that are done stay done; the rest is done by the same call again", async () => {
  await october();
  await ingest("cdr-42.csv", "2026-10-04", [[IMSI.beta, "X"]]);
  await learnX();
  const stop = new AbortController();
  const onProgress = ({ done }: RedriveProgress) => (done === 3 ? stop.abort() : undefined);
  const first = await redrive({ signal: stop.signal, onProgress });
  expect(first).toMatchObject({ isCancelled: true, files: [{ name: "cdr-41.csv" }], sums: { takenUp: 2 } });
  expect(await redrive()).toMatchObject({ isCancelled: false, files: [{ name: "cdr-42.csv" }] });
  expect(await listQuarantineGroups(world.db)).toEqual({ groups: [], total: 0 });
});

test("an edit of what a re-drive took off the sums breaks I5 and is seen", async () => {
  await october();
  await learnX();
  await redrive();
  const edit = (change: string) =>
    world.test.superuser.query(`SET session_replication_role = replica;
      UPDATE quarantine_total SET records = records ${change} WHERE records < 0;
      SET session_replication_role = origin`);
  await edit("+ 1");
  expect((await verify(world.db)).I5.holds).toBe(false);
  await edit("- 1");
});

test("a file that the mapping does not fit any more says so and stops no other", async () => {
  await october();
  await learnX();
  await remap({ imsi: "subscriber", service: { column: "type", values: { D: "data" } } });
  expect(await redrive()).toMatchObject({
    files: [{ status: "unreadable", message: expect.stringContaining('no column "subscriber"') }],
    sums: { looked: 0 },
  });
});
