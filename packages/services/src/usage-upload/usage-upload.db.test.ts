import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PLAIN_TERMS } from "../testing/terms.ts";
import { AGREEMENT, makeWorld, SOURCE, type World } from "../testing/world.ts";
import { cancelUpload } from "./cancel-upload.ts";
import { discardUpload } from "./discard-upload.ts";
import { draftUpload } from "./draft-upload.ts";
import { guessUpload } from "./guess-upload.ts";
import { keepUpload } from "./keep-upload.ts";
import { receiveBytes } from "./receive-bytes.ts";
import { saveSource } from "./save-source.ts";
import { showUpload } from "./show-upload.ts";
import { startUpload } from "./start-upload.ts";
import { tryUpload } from "./try-upload.ts";
import { uploadPath } from "./upload-folder.ts";

const actor = "analyst@example.net";
const OWN = "262010010000001";
const STRANGER = "262019999999999";

let test: TestDatabase;
let world: World;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "tributary-uploads-"));
  process.env.TRIBUTARY_UPLOADS = folder;
  test = await testDatabase();
  world = await makeWorld(test, { ...PLAIN_TERMS, zones: { plmns: { "26201": "domestic" }, prefixes: {} } });
  await world.addOperator("alfa");
  await world.addSims("alfa", 1);
});
afterAll(async () => {
  await test.close();
  delete process.env.TRIBUTARY_UPLOADS;
  rmSync(folder, { recursive: true });
});

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

async function send(
  name: string,
  text: string,
  sourceId: string | null = null,
  sender = actor,
): Promise<string> {
  const uploadId = crypto.randomUUID();
  await receiveBytes(uploadId, bytesOf(text));
  await keepUpload(world.db, { uploadId, name, sourceId, actor: sender });
  return uploadId;
}

const show = (uploadId: string) => showUpload(world.db, { uploadId, at: new Date() });

async function run(uploadId: string): Promise<void> {
  const fault = (error: unknown): void => {
    throw error;
  };
  await (await startUpload(test, { uploadId, actor, onFault: fault })).done;
}

/** A session a row: ours, nobody's, and one that cannot be read. */
const unknownFormat = (first: string) =>
  [
    "Karte;Zeitpunkt;Leistung;Datenmenge [KB]",
    `${OWN};${first} 09:15:02;Daten;1.500,0`,
    `${STRANGER};${first} 09:15:03;Daten;2,5`,
    `${OWN};${first} 09:15:04;Daten;viel`,
    `${OWN};${first} 09:15:05;Daten;7,25`,
    "",
  ].join("\n");

describe("a file of an unknown format", () => {
  let uploadId: string;

  it("is looked at by its sender and by nobody else", async () => {
    uploadId = await send("../../EVN_0042.csv", unknownFormat("13.10.2026"));
    const guessed = await guessUpload(world.db, { uploadId, actor, dialect: undefined });
    expect(guessed.name).toBe("EVN_0042.csv");
    expect(guessed.questions).toEqual(["time-zone"]);
    expect(guessed.rows).toHaveLength(4);
    expect(guessed.agreements.map(({ id }) => id)).toEqual([AGREEMENT]);
    const other = { uploadId, actor: "somebody.else@example.net", dialect: undefined };
    await expect(guessUpload(world.db, other)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is not tried or saved while something is open", async () => {
    await expect(tryUpload(test, { uploadId, actor })).rejects.toMatchObject({ code: "MAPPING_INVALID" });
    await expect(saveSource(world.db, { uploadId, actor, sourceId: "neu" })).rejects.toMatchObject({
      code: "MAPPING_INVALID",
    });
    await expect(startUpload(test, { uploadId, actor, onFault: () => undefined })).rejects.toMatchObject({
      code: "INPUT_INVALID",
    });
  });

  it("is tried over its first rows: what would count, for whom, and what would not", async () => {
    const { draft } = await guessUpload(world.db, { uploadId, actor, dialect: undefined });
    const told = { ...draft, timeZone: "Europe/Berlin", otherwiseZone: "domestic" };
    expect(await draftUpload(world.db, { uploadId, actor, draft: told, agreementId: AGREEMENT })).toEqual([]);
    const trial = await tryUpload(test, { uploadId, actor });
    expect(trial.counts).toMatchObject({ rows: 4, accepted: 2, nobody: 1, quarantined: 1, skipped: 0 });
    // 1,500 kB + 2.5 kB + 7.25 kB
    expect(trial.services).toMatchObject([{ service: "data", records: 3, volumeBytes: 1_509_750n }]);
    expect(trial.operators.map(({ operatorId, records }) => [operatorId, records])).toEqual([
      ["alfa", 2],
      [null, 1],
    ]);
    expect(trial.reasons).toMatchObject([{ reason: "MALFORMED", records: 1, line: 4 }]);
  });

  it("becomes a source, of whose mapping the audit log knows", async () => {
    expect(await saveSource(world.db, { uploadId, actor, sourceId: "neu" })).toEqual({
      sourceId: "neu",
      isNew: true,
    });
    const audit = await world.db.auditEvent.findFirstOrThrow({ where: { action: "usage-source:add" } });
    expect(audit).toMatchObject({ subject: "neu", actor });
    expect(audit.details).toMatchObject({ agreementId: AGREEMENT, mapping: { csv: { delimiter: ";" } } });
  });

  it("is taken in as it was tried, and its bytes go", async () => {
    expect(await show(uploadId)).toMatchObject({ state: "waiting", sourceId: "neu" });
    await run(uploadId);
    const { state, outcome, hasBytes } = await show(uploadId);
    expect({ state, hasBytes, counts: outcome?.counts }).toMatchObject({
      state: "done",
      hasBytes: false,
      counts: { received: 4, accepted: 3, attributed: 2, unattributed: 1, quarantined: 1 },
    });
    expect(existsSync(uploadPath(uploadId))).toBe(false);
    const file = await world.db.usageFile.findUniqueOrThrow({ where: { id: outcome?.fileId ?? 0 } });
    expect(file).toMatchObject({ name: "EVN_0042.csv", sequence: 42, sourceId: "neu" });
  });

  it("is not started a second time", async () => {
    await expect(run(uploadId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(discardUpload(world.db, { uploadId, actor })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("a file of a source that exists", () => {
  const known = (rows: number, day = "2026-10-02") =>
    `time,imsi,type,bytes,plmn\n${Array.from(
      { length: rows },
      (_, at) => `${day}T00:00:00Z,${OWN},D,${at + 1},26201\n`,
    ).join("")}`;

  it("is tried and taken in by the source's own mapping", async () => {
    const uploadId = await send("known.csv", known(3), SOURCE);
    const trial = await tryUpload(test, { uploadId, actor });
    expect(trial).toMatchObject({ hasDraft: false, counts: { rows: 3, accepted: 3 } });
    await run(uploadId);
    expect((await show(uploadId)).outcome).toMatchObject({ status: "loaded", counts: { accepted: 3 } });
    const again = await send("again.csv", known(3), SOURCE);
    await run(again);
    expect(await show(again)).toMatchObject({ state: "done", outcome: { status: "copy" }, hasBytes: false });
  });

  it("may show that the source's mapping has to change, which keeps what it said besides", async () => {
    const { mapping } = await world.db.usageSource.findUniqueOrThrow({ where: { id: SOURCE } });
    const zone = [{ by: "constant", value: "domestic" }];
    await world.db.usageSource.update({
      where: { id: SOURCE },
      data: { mapping: { ...(mapping as object), zone } },
    });
    const text = "when;sim;kind;volume KB\n2026-10-03T00:00:00Z;262010010000001;data;1\n";
    const uploadId = await send("changed.csv", text, SOURCE);
    await expect(tryUpload(test, { uploadId, actor })).rejects.toMatchObject({ code: "FILE_UNREADABLE" });
    const { draft } = await guessUpload(world.db, { uploadId, actor, dialect: undefined });
    await draftUpload(world.db, { uploadId, actor, draft, agreementId: AGREEMENT });
    expect((await tryUpload(test, { uploadId, actor })).counts).toMatchObject({ accepted: 1 });
    expect(await saveSource(world.db, { uploadId, actor, sourceId: SOURCE })).toMatchObject({ isNew: false });
    const changed = await world.db.usageSource.findUniqueOrThrow({ where: { id: SOURCE } });
    expect(changed.mapping).toMatchObject({ csv: { delimiter: ";" }, zone });
    const audit = await world.db.auditEvent.findFirstOrThrow({ where: { action: "usage-source:change" } });
    expect(audit.details).toMatchObject({ before: { imsi: "imsi" }, mapping: { imsi: "sim" } });
    await world.db.usageSource.update({ where: { id: SOURCE }, data: { mapping: mapping as object } });
  });

  it("stays when it cannot be read, to be taken in by a better mapping", async () => {
    const uploadId = await send("broken.csv", "a,b\n1,2\n", SOURCE);
    await run(uploadId);
    expect(await show(uploadId)).toMatchObject({
      state: "done",
      hasBytes: true,
      outcome: { status: "unreadable", fileId: null },
    });
    await discardUpload(world.db, { uploadId, actor });
    expect(existsSync(uploadPath(uploadId))).toBe(false);
    await expect(show(uploadId)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("changes nothing when it is called off, and is taken in whole afterwards", async () => {
    const uploadId = await send("large.csv", known(250_000, "2026-10-05"), SOURCE);
    const started = await startUpload(test, { uploadId, actor, onFault: () => undefined });
    await cancelUpload(world.db, { uploadId, actor: "approver" });
    await expect(discardUpload(world.db, { uploadId, actor })).rejects.toMatchObject({ code: "LOCKED" });
    await started.done;
    expect(await show(uploadId)).toMatchObject({
      state: "cancelled",
      cancelledBy: "approver",
      outcome: null,
    });
    expect(await world.db.usageFile.count({ where: { name: "large.csv" } })).toBe(0);
    expect(await world.db.usageFileEvent.count({ where: { name: "large.csv" } })).toBe(0);
    await run(uploadId);
    expect((await show(uploadId)).outcome?.counts).toMatchObject({ received: 250_000, accepted: 250_000 });
  }, 120_000);

  it("that fell silent may be started again; one that runs may not", async () => {
    const uploadId = await send("silent.csv", known(5), SOURCE);
    const at = new Date();
    const begun = { startedBy: "another process", startedAt: at, phase: "reading", rowsRead: 2 };
    await world.db.usageUpload.update({ where: { id: uploadId }, data: { ...begun, seenAt: at } });
    // 2 of 6 lines are read and none is stored: a sixth of the way.
    expect(await show(uploadId)).toMatchObject({ state: "running", percent: 16, rowsDone: 2, rowsTotal: 6 });
    await expect(run(uploadId)).rejects.toMatchObject({ code: "LOCKED" });
    const silent = new Date(at.getTime() - 60_000);
    await world.db.usageUpload.update({ where: { id: uploadId }, data: { seenAt: silent } });
    expect(await show(uploadId)).toMatchObject({ state: "interrupted", secondsLeft: null });
    await run(uploadId);
    expect(await show(uploadId)).toMatchObject({ state: "done", outcome: { status: "loaded" } });
  });
});

describe("what is no file of usage", () => {
  it.each([
    ["nothing at all", "usage.csv", "", "INPUT_INVALID"],
    ["a ZIP archive", "usage.zip", "PK\u0003\u0004rest", "FILE_UNREADABLE"],
    ["a name that is none", "..", "a,b\n", "INPUT_INVALID"],
  ])("is refused and leaves nothing behind: %s", async (_, name, text, code) => {
    const before = readdirSync(folder).length;
    await expect(send(name, text)).rejects.toMatchObject({ code });
    expect(readdirSync(folder)).toHaveLength(before);
  });

  it("is refused for a source that is not there, and under a code that is taken", async () => {
    await expect(send("x.csv", "a,b\n1,2\n", "no-source")).rejects.toMatchObject({ code: "NOT_FOUND" });
    const uploadId = await send("EVN_0043.csv", unknownFormat("14.10.2026"));
    const { draft } = await guessUpload(world.db, { uploadId, actor, dialect: undefined });
    const told = { ...draft, timeZone: "Europe/Berlin" };
    await draftUpload(world.db, { uploadId, actor, draft: told, agreementId: AGREEMENT });
    const taken = { uploadId, actor, sourceId: SOURCE };
    await expect(saveSource(world.db, taken)).rejects.toMatchObject({ code: "INPUT_INVALID" });
  });
});
