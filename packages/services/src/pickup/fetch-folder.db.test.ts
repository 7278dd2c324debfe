import { linkSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loginUrls } from "@tributary/db/doors/open-database";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { type PickupSource, pickupSource } from "../testing/pickup-source.ts";
import { listSourceStandings } from "../usage-file/list-source-standings.ts";
import { MOST_ATTEMPTS } from "./fetch-context.ts";

let test: TestDatabase;
let source: PickupSource;
beforeAll(async () => {
  test = await testDatabase();
});
beforeEach(async () => {
  source = await pickupSource(test);
  await source.settle({ from: "folder", path: source.folder, pattern: "*.csv" });
});
afterEach(() => source.remove());
afterAll(() => test.close());

/** How the source stands, as the console shows it. */
async function standing(at = new Date()) {
  const all = await listSourceStandings(test.portfolioDb(), at);
  const found = all.find(({ sourceId }) => sourceId === source.sourceId);
  if (found === undefined) throw new Error("The source is not listed.");
  return found;
}

it("takes each file once, however often it is seen", async () => {
  source.put("cdr-9.csv", 3);
  source.put("cdr-10.csv", 2);
  const progress: number[] = [];
  const [round] = await source.fetch({ onProgress: (_, { records }) => progress.push(records) });
  expect(round?.files.map(({ name, status }) => [name, status]).sort()).toEqual([
    ["cdr-10.csv", "taken"],
    ["cdr-9.csv", "taken"],
  ]);
  expect(progress.at(-1)).toBe(5);
  const [again] = await source.fetch();
  expect(again).toMatchObject({ files: [], error: null, open: 0 });
  expect(await source.stored()).toEqual([
    ["cdr-10.csv", 2],
    ["cdr-9.csv", 3],
  ]);
  const audits = await test.portfolioDb().auditEvent.findMany({ where: { action: "usage-file:ingest" } });
  expect(audits.filter(({ subject }) => subject === "cdr-9.csv")).toHaveLength(1);
});

it("passes by hidden and temporary names, folders, and links that lead out", async () => {
  const outside = join(source.home, "outside.csv");
  writeFileSync(outside, "secret");
  symlinkSync(outside, join(source.folder, "link.csv"));
  mkdirSync(join(source.folder, "folder.csv"));
  source.put(".hidden.csv", 1);
  source.put("cdr-1.csv.part", 1);
  source.put("cdr-1.txt", 1);
  source.put("cdr-1.csv", 1);
  const [round] = await source.fetch();
  expect(round?.files.map(({ name }) => name)).toEqual(["cdr-1.csv"]);
  expect(await source.queue()).toEqual([["cdr-1.csv", "taken"]]);
});

it("waits for a file that is still growing", async () => {
  await source.settle({ from: "folder", path: source.folder, pattern: "*.csv", settleSeconds: 1 });
  source.put("growing.csv", 2);
  source.put("whole.csv", 3);
  const growing = setInterval(() => source.grow("growing.csv"), 100);
  const [round] = await source.fetch().finally(() => clearInterval(growing));
  expect(round).toMatchObject({ files: [{ name: "whole.csv", status: "taken" }], open: 1 });
  const [later] = await source.fetch();
  expect(later).toMatchObject({ files: [{ name: "growing.csv", status: "taken" }], open: 0 });
  expect(await source.stored()).toEqual([
    ["growing.csv", 2],
    ["whole.csv", 3],
  ]);
});

it("has other bytes under a stored name refused, and knows what came again as stored", async () => {
  source.put("cdr-1.csv", 1);
  await source.fetch();
  source.put("cdr-1.csv", 2);
  const [changed] = await source.fetch();
  expect(changed?.files).toMatchObject([{ name: "cdr-1.csv", status: "refused" }]);
  expect(changed?.files[0]?.message).toContain("was stored before with other bytes");
  source.put("cdr-2.csv", 2);
  linkSync(join(source.folder, "cdr-2.csv"), join(source.folder, "copy-of-2.csv"));
  const [copied] = await source.fetch();
  const statuses = copied?.files.map(({ ingested, status }) => [ingested?.status, status]).sort();
  expect(statuses).toEqual([
    ["copy", "refused"],
    ["loaded", "taken"],
  ]);
});

it("lets a file that cannot be read, and one that is too large, block no other", async () => {
  await source.settle({ from: "folder", path: source.folder, pattern: "*.csv", maxBytes: 5_000 });
  source.putText("a-poison.csv", 'time,imsi\n"2026-10-01');
  source.put("b-large.csv", 500);
  source.put("c-good.csv", 3);
  const [round] = await source.fetch();
  expect(round?.files.map(({ name, status }) => [name, status]).sort()).toEqual([
    ["a-poison.csv", "refused"],
    ["b-large.csv", "refused"],
    ["c-good.csv", "taken"],
  ]);
  expect(await source.stored()).toEqual([["c-good.csv", 3]]);
});

it("gives a file up whose taking in fails again and again, after the others", async () => {
  source.put("a-bad.csv", 3);
  source.put("b-fit.csv", 3);
  const faults: unknown[] = [];
  // The database refuses every manifest of that name: a fault on our side, which no retry mends.
  await test.owner.query(
    `ALTER TABLE usage_file ADD CONSTRAINT no_poison CHECK (name <> 'a-bad.csv') NOT VALID`,
  );
  const [round] = await source.fetch({ onFault: (fault) => faults.push(fault) });
  await test.owner.query("ALTER TABLE usage_file DROP CONSTRAINT no_poison");
  const outcomes = round?.files.map(({ name, status }) => `${name} ${status}`);
  expect(outcomes).toEqual([
    ...["a-bad.csv waiting", "b-fit.csv taken"],
    ...Array.from({ length: MOST_ATTEMPTS - 2 }, () => "a-bad.csv waiting"),
    "a-bad.csv given_up",
  ]);
  expect(faults).toHaveLength(MOST_ATTEMPTS);
  expect(await source.queue()).toEqual([
    ["a-bad.csv", "given_up"],
    ["b-fit.csv", "taken"],
  ]);
  expect(await standing()).toMatchObject({ pickup: "folder", waiting: 0, givenUp: 1 });
  source.put("a-bad.csv", 4);
  await source.fetch();
  expect(await standing()).toMatchObject({ waiting: 0, givenUp: 0 });
});

it("has what was given up tried anew when it is asked to, with one audit row", async () => {
  source.put("a-bad.csv", 3);
  source.put("b-bad.csv", 2);
  await test.owner.query(
    `ALTER TABLE usage_file ADD CONSTRAINT no_poison CHECK (name NOT LIKE '%-bad.csv') NOT VALID`,
  );
  await source.fetch();
  const { pickup } = test.mediationDb();
  const { sourceId } = source;
  const names = ["a-bad.csv", "b-bad.csv"];
  expect(await pickup.givenUp(sourceId)).toMatchObject(
    names.map((name) => ({ sourceId, name, attempts: MOST_ATTEMPTS })),
  );
  // The cause is not mended: they are given up once more.
  await pickup.retryGivenUp({ sourceId, actor: "ada" });
  await source.fetch();
  expect(await pickup.givenUp(sourceId)).toHaveLength(2);
  await test.owner.query("ALTER TABLE usage_file DROP CONSTRAINT no_poison");
  expect((await source.fetch())[0]).toMatchObject({ files: [], open: 0 });
  rmSync(join(source.folder, "b-bad.csv"));
  const both = await Promise.all([1, 2].map(() => pickup.retryGivenUp({ sourceId, actor: "ada" })));
  expect(both.map((files) => files.length).sort()).toEqual([0, 2]);
  const [round] = await source.fetch();
  expect(round).toMatchObject({ files: [{ name: "a-bad.csv", status: "taken" }], open: 0 });
  expect(await pickup.givenUp(sourceId)).toEqual([]);
  expect(await source.queue()).toEqual([["a-bad.csv", "taken"]]);
  expect(await source.stored()).toEqual([["a-bad.csv", 3]]);
  const audits = await test.portfolioDb().auditEvent.findMany({
    where: { action: "usage-file:retry", subject: sourceId },
  });
  expect(audits.map(({ actor, details }) => [actor, details])).toEqual([
    ["ada", { files: 2, names }],
    ["ada", { files: 2, names }],
  ]);
});

it("takes files in with workers, as many at a time as the source allows, each once", async () => {
  await source.settle({ from: "folder", path: source.folder, pattern: "*.csv", filesAtOnce: 2 });
  const names = Array.from({ length: 6 }, (_, at) => `cdr-${at}.csv`);
  for (const name of names) source.put(name, 400);
  const workers = { count: 2, mediationUrl: loginUrls(test).mediation };
  const [round] = await source.fetch({ workers });
  expect(round).toMatchObject({ error: null, open: 0 });
  expect(round?.files.map(({ name, status }) => `${name} ${status}`).sort()).toEqual(
    names.map((name) => `${name} taken`),
  );
  expect(await source.stored()).toEqual(names.map((name) => [name, 400]));
});

it("is late when nothing has come for longer than its settings allow", async () => {
  source.put("cdr-1.csv", 3);
  await source.fetch();
  await test.portfolioDb().usageSource.update({
    where: { id: source.sourceId },
    data: { pickup: { from: "folder", path: source.folder, lateAfter: 60 } },
  });
  const { lastReceivedAt } = await standing();
  const after = (minutes: number) => new Date((lastReceivedAt?.getTime() ?? 0) + minutes * 60_000);
  expect(await standing(after(60))).toMatchObject({ isLate: false });
  expect(await standing(after(61))).toMatchObject({ isLate: true });
});

it("keeps with the source why it cannot be looked at, and forgets that when it can", async () => {
  rmSync(source.folder, { recursive: true });
  const [round] = await source.fetch();
  expect(round?.error).toMatchObject({ code: "SOURCE_UNREACHABLE" });
  const where = { sourceId: source.sourceId };
  const failed = await test.portfolioDb().sourcePickup.findUnique({ where });
  expect(failed).toMatchObject({ failures: 1, errorCode: "SOURCE_UNREACHABLE", lookedAt: null });
  expect(failed?.errorMessage).toContain("is it mounted?");
  expect((await standing()).pickupError).toBe(failed?.errorMessage);
  mkdirSync(source.folder);
  await source.fetch();
  const mended = await test.portfolioDb().sourcePickup.findUnique({ where });
  expect(mended).toMatchObject({ failures: 0, errorCode: null, errorMessage: null });
});

it("refuses settings that cannot be used, and a source that fetches nothing", async () => {
  const data = { pickup: { from: "folder", path: "relative" } };
  await test.portfolioDb().usageSource.update({ where: { id: source.sourceId }, data });
  const [round] = await source.fetch();
  expect(round?.error).toMatchObject({ code: "INPUT_INVALID" });
  await source.settle({ from: "folder", path: source.folder, isPaused: true });
  await expect(source.fetch()).rejects.toThrow("is paused");
  await expect(source.fetch({ sourceId: "none" })).rejects.toThrow("There is no usage source");
});

it("has a file that waits forgotten when its sender takes it back", async () => {
  await source.settle({ from: "folder", path: source.folder, settleSeconds: 3_600 });
  source.put("cdr-1.csv", 1);
  const stop = new AbortController();
  setTimeout(() => stop.abort(), 300);
  await source.fetch({ signal: stop.signal });
  expect(await source.queue()).toEqual([["cdr-1.csv", "waiting"]]);
  rmSync(join(source.folder, "cdr-1.csv"));
  await source.fetch();
  expect(await source.queue()).toEqual([]);
});

it("leaves a file to whoever holds it, and takes it up when the holder says nothing any more", async () => {
  source.put("cdr-1.csv", 3);
  await source.fetch({ signal: AbortSignal.abort() });
  const { pickup } = test.mediationDb();
  const asked = { sourceId: source.sourceId, filesAtOnce: 1, mostAttempts: MOST_ATTEMPTS };
  const claim = await pickup.claim({ ...asked, holder: "killed", leaseMilliseconds: 1_500 });
  expect(claim).toMatchObject({ name: "cdr-1.csv", attempt: 1 });
  expect((await source.fetch())[0]).toMatchObject({ files: [], open: 1 });
  await new Promise((resolve) => setTimeout(resolve, 1_600));
  expect((await source.fetch())[0]).toMatchObject({ files: [{ status: "taken" }], open: 0 });
  // What the lost holder still says changes nothing.
  expect(claim !== null && (await pickup.renew(claim, 60_000))).toBe(false);
  expect(await source.queue()).toEqual([["cdr-1.csv", "taken"]]);
});
