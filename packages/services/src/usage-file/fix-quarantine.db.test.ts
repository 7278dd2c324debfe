import { Readable } from "node:stream";
import { testDatabase } from "@tributary/db/testing/test-database";
import { parseMicros } from "@tributary/domain/money/micros";
import { ingestFile } from "@tributary/mediation/usage-file/ingest-file";
import { afterEach, beforeEach, expect, test } from "vitest";
import { closePeriod } from "../period/close-period.ts";
import { makePlain } from "../testing/plain.ts";
import { settlePeriod } from "../testing/settle-period.ts";
import { PLAIN_TERMS } from "../testing/terms.ts";
import { AGREEMENT, SOURCE, type World } from "../testing/world.ts";
import { verify } from "../verify/verify.ts";
import { assignQuarantine } from "./assign-quarantine.ts";
import { listFindings } from "./list-findings.ts";
import { listRedrives } from "./list-redrives.ts";
import { mapQuarantine } from "./map-quarantine.ts";
import { pageQuarantine } from "./page-quarantine.ts";
import { previewFix } from "./preview-fix.ts";
import { rejectQuarantine } from "./reject-quarantine.ts";
import { takeBackRejection } from "./take-back-rejection.ts";

const IMSI = { alfa: "262010000000001", nobody: "262019999999999" } as const;
const MALFORMED = { sourceId: SOURCE, reason: "MALFORMED", operatorId: null };
const NOBODYS = { sourceId: SOURCE, reason: "UNATTRIBUTED", operatorId: null };
const FROM = "2026-10-01";

let world: World;
let faults: unknown[];
let asked: { actor: string; why: string; app: "console"; requestId: string; onFault: (f: unknown) => void };
beforeEach(async () => {
  faults = [];
  asked = { actor: "ada", why: "Agreed.", app: "console", requestId: "r-1", onFault: (f) => faults.push(f) };
  const zones = { plmns: { "26201": "domestic" }, prefixes: {} };
  world = await makePlain(await testDatabase(), { ...PLAIN_TERMS, zones });
  const [operatorId, validFrom] = ["alfa", new Date("2025-01-01T00:00:00Z")];
  const sim = { operatorId, agreementId: AGREEMENT, imsi: IMSI.alfa, validFrom };
  await world.db.simAssignment.create({ data: sim });
});
afterEach(async () => {
  expect(faults).toEqual([]);
  // I5 among them: what was received is accounted for, whatever was fixed.
  const report = await verify(world.db);
  expect(Object.entries(report).filter(([, { holds }]) => !holds)).toEqual([]);
  await world.test.close();
});

/** Sessions of 1 GB at 1.00 each, an hour apart; `X` means nothing to the mapping. */
async function ingest(name: string, sessions: readonly (readonly [string, "D" | "X"])[], day = "2026-10-03") {
  const rows = sessions.map(
    ([imsi, type], at) => `${day}T${10 + at}:00:00Z,${imsi},${type},1000000000,26201`,
  );
  const stream = Readable.from([Buffer.from(`time,imsi,type,bytes,plmn\n${rows.join("\n")}\n`)]);
  const receivedAt = Date.parse(`${day}T23:30:00Z`);
  const { fileId } = await ingestFile(world.test, { stream, name, source: SOURCE, receivedAt });
  return fileId ?? 0;
}

const page = async () => pageQuarantine(world.db, { page: 1, pageSize: 10 });
const fixes = async () => listRedrives(world.db, { limit: 20, at: new Date() });
const audits = (action: string) => world.db.auditEvent.findMany({ where: { action } });

test("what cannot be rated is valued at its source's mean charge, and says so", async () => {
  await ingest("a.csv", [
    [IMSI.alfa, "D"],
    [IMSI.alfa, "X"],
    [IMSI.alfa, "X"],
  ]);
  const { groups, sums } = await page();
  // One session was counted, at 1.00.
  const value = { records: 2n, valueMicros: 0n, valued: 0n, estimateMicros: parseMicros("2.00") };
  expect(groups).toMatchObject([value]);
  expect(sums).toMatchObject([{ records: 2n, valueMicros: 0n, estimateMicros: parseMicros("2.00") }]);
});

test("rejected records leave the queue with one audit row, and wait again once taken back", async () => {
  await ingest("a.csv", [
    [IMSI.alfa, "D"],
    [IMSI.alfa, "X"],
  ]);
  await ingest("b.csv", [[IMSI.nobody, "X"]]);
  const rejection = await rejectQuarantine(world.test, { ...asked, groups: [MALFORMED] });
  await rejection.done;
  expect((await page()).total).toBe(0);
  const [fix] = await fixes();
  expect(fix).toMatchObject({ kind: "reject", state: "done", result: { takenUp: 2, rejected: 2, left: 0 } });
  expect(await audits("quarantine:reject")).toMatchObject([{ actor: "ada", details: { why: "Agreed." } }]);
  await expect(rejectQuarantine(world.test, { ...asked, groups: [MALFORMED] })).rejects.toMatchObject({
    code: "INPUT_INVALID",
  });
  const redriveId = rejection.redriveIds[0] ?? "";
  const back = await takeBackRejection(world.test, { ...asked, redriveId });
  await back.done;
  expect((await page()).groups).toMatchObject([{ ...MALFORMED, records: 2n, files: 2 }]);
  const undone = (await fixes()).find(({ id }) => id === redriveId);
  expect(undone?.takenBackAt).not.toBeNull();
  await (await takeBackRejection(world.test, { ...asked, redriveId })).done;
  expect((await page()).groups).toMatchObject([{ records: 2n }]);
  // What waits again can be fixed again.
  const again = await mapQuarantine(world.test, {
    ...asked,
    groups: [MALFORMED],
    mapping: { kind: "service", text: "X", means: "data" },
  });
  await again.done;
  expect((await fixes())[0]).toMatchObject({ kind: "map", result: { accepted: 2 } });
  expect((await page()).total).toBe(0);
});

test("what was rejected in a closed month stays rejected", async () => {
  await ingest("a.csv", [
    [IMSI.alfa, "D"],
    [IMSI.alfa, "X"],
  ]);
  const rejection = await rejectQuarantine(world.test, { ...asked, groups: [MALFORMED] });
  await rejection.done;
  await world.addInvoice("2026-10", [{ line: "L1", amount: "1.00", quantity: "1", rate: "1.00" }]);
  await settlePeriod(world, "2026-10");
  await closePeriod(world.test, { agreementId: AGREEMENT, period: "2026-10", actor: "finance" });
  const redriveId = rejection.redriveIds[0] ?? "";
  await expect(takeBackRejection(world.test, { ...asked, redriveId })).rejects.toMatchObject({
    code: "PERIOD_CLOSED",
  });
});

test("an assigned SIM's usage moves from nobody to its operator, as previewed", async () => {
  await ingest("a.csv", [
    [IMSI.alfa, "D"],
    [IMSI.nobody, "D"],
    [IMSI.nobody, "D"],
  ]);
  expect(await listFindings(world.db, { at: new Date() })).toMatchObject([
    { kind: "UNATTRIBUTED", records: 2n, valueMicros: parseMicros("2.00"), isEstimated: false },
  ]);
  const identifier = { kind: "sim", imsi: IMSI.nobody } as const;
  const assignment = { operatorId: "beta", identifier, from: FROM };
  const groups = [NOBODYS];
  expect(await previewFix(world.test, { groups, assignment })).toMatchObject({
    looked: 2,
    isWhole: true,
    operators: [{ operatorId: "beta", records: 2, chargeMicros: parseMicros("2.00") }],
    left: 0,
  });
  expect(await world.db.simAssignment.count({ where: { operatorId: "beta" } })).toBe(0);
  const fix = await assignQuarantine(world.test, { ...asked, ...assignment, groups });
  await fix.done;
  expect((await fixes())[0]).toMatchObject({
    kind: "assign",
    state: "done",
    result: { accepted: 2, left: 0 },
  });
  expect((await fixes())[0]?.change).toMatchObject({ operator: "beta", imsi: "•••999" });
  expect(await listFindings(world.db, { at: new Date() })).toEqual([]);
  await world.addInvoice("2026-10", [{ line: "L1", amount: "3.00", quantity: "3", rate: "1.00" }]);
  const { statements } = await settlePeriod(world, "2026-10");
  // One session is alfa's, two are beta's, each 1.00 and 10 %.
  expect(statements.map(({ netMicros }) => netMicros)).toEqual([parseMicros("1.10"), parseMicros("2.20")]);
});

test("a SIM that is held is refused by name, before anything is stored", async () => {
  await ingest("a.csv", [[IMSI.nobody, "D"]]);
  const identifier = { kind: "sim", imsi: IMSI.alfa } as const;
  const request = { ...asked, groups: [NOBODYS], operatorId: "beta", identifier, from: FROM };
  await expect(assignQuarantine(world.test, request)).rejects.toMatchObject({
    code: "INPUT_INVALID",
    message: expect.stringContaining(`IMSI ${IMSI.alfa} is held by`),
  });
  expect(await fixes()).toEqual([]);
  expect(await audits("quarantine:assign")).toEqual([]);
});

test("two ranges that contradict each other are settled by the SIM itself", async () => {
  const range = {
    agreementId: AGREEMENT,
    kind: "imsi",
    validFrom: new Date("2026-09-30T22:00:00Z"),
    validUntil: null,
  };
  const blocks = { first: "262017000000000", last: "262017999999999" };
  for (const operatorId of ["alfa", "beta"]) {
    await world.db.numberRange.create({ data: { operatorId, ...range, ...blocks } });
  }
  await ingest("a.csv", [["262017000000007", "D"]]);
  const groups = [{ sourceId: SOURCE, reason: "AMBIGUOUS", operatorId: null }];
  // It can be rated, so that its value is known.
  expect((await page()).groups).toMatchObject([
    { ...groups[0], valueMicros: parseMicros("1.00"), valued: 1n },
  ]);
  const held = { kind: "imsi-range", first: "262017000000000", last: "262017000000009" } as const;
  const wrong = assignQuarantine(world.test, {
    ...asked,
    groups,
    operatorId: "beta",
    identifier: held,
    from: FROM,
  });
  await expect(wrong).rejects.toMatchObject({ code: "INPUT_INVALID" });
  const identifier = { kind: "sim", imsi: "262017000000007" } as const;
  await (await assignQuarantine(world.test, { ...asked, groups, operatorId: "beta", identifier, from: FROM }))
    .done;
  expect((await fixes())[0]).toMatchObject({ result: { accepted: 1, left: 0 } });
  expect((await page()).total).toBe(0);
});

test("a mapping without a clock is refused, and a range assigns what it holds", async () => {
  await ingest("a.csv", [[IMSI.alfa, "X"]]);
  const groups = [MALFORMED];
  const time = { kind: "time", format: "yyyy-MM-dd HH:mm:ss", zone: "Mars/Olympus" } as const;
  await expect(mapQuarantine(world.test, { ...asked, groups, mapping: time })).rejects.toMatchObject({
    code: "ZONE_UNKNOWN",
  });
  const preview = await previewFix(world.test, {
    groups,
    mapping: { kind: "service", text: "X", means: "data" },
  });
  expect(preview).toMatchObject({ accepted: 1, acceptedMicros: parseMicros("1.00"), left: 0 });
  await ingest("b.csv", [["262018000000005", "D"]]);
  const identifier = { kind: "imsi-range", first: "262018000000000", last: "262018000000009" } as const;
  const request = { ...asked, groups: [NOBODYS], operatorId: "beta", identifier, from: FROM };
  await (await assignQuarantine(world.test, request)).done;
  expect((await fixes())[0]).toMatchObject({ result: { accepted: 1 } });
});

test("duplicates and missing files are found with their value", async () => {
  const { mapping } = await world.db.usageSource.findUniqueOrThrow({ where: { id: SOURCE } });
  const numbered = { ...(mapping as object), sequence: { pattern: "-(\\d+)\\.csv" } };
  await world.db.usageSource.update({ where: { id: SOURCE }, data: { mapping: numbered } });
  await ingest("c-1.csv", [[IMSI.alfa, "D"]]);
  await ingest("c-4.csv", [
    [IMSI.alfa, "D"],
    [IMSI.alfa, "D"],
  ]);
  // 2 sessions were counted in 2 files, so that a file is worth 1.00, and two of them have not come.
  expect(await listFindings(world.db, { at: new Date() })).toMatchObject([
    { kind: "SEQ_GAP", missingFiles: 2, records: 2n, valueMicros: parseMicros("2.00"), isEstimated: true },
    { kind: "DUPLICATE", records: 1n, valueMicros: parseMicros("1.00"), isEstimated: false },
  ]);
});
