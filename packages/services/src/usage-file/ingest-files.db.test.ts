import { openOwnerDb } from "@tributary/db/doors/owner-db";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadPortfolio } from "../portfolio/load-portfolio.ts";
import { portfolioFolder, smallPortfolio } from "../testing/portfolio-file.ts";
import { ingestFiles } from "./ingest-files.ts";
import { listQuarantineGroups } from "./list-quarantine-groups.ts";
import { listSequenceGaps } from "./list-sequence-gaps.ts";
import { listSourceStandings } from "./list-source-standings.ts";
import { pageFileSums } from "./page-file-sums.ts";
import { pageUsageFiles, type UsageFileListFilter } from "./page-usage-files.ts";
import type { FilesProgress } from "./progress-meter.ts";
import { showUsageFile } from "./show-usage-file.ts";

const folder = portfolioFolder();
let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
  const portfolio = smallPortfolio();
  const [source] = portfolio.sources ?? [];
  if (source !== undefined) source.mapping.sequence = { pattern: "-(\\d+)\\.csv" };
  const doors = { portfolio: test.portfolioDb(), owner: openOwnerDb(test) };
  await loadPortfolio(doors, { file: folder.write(portfolio), actor: "vera" });
});
afterAll(async () => {
  folder.remove();
  await test.close();
});

const HEADER = "time,imsi,bytes";
const write = (name: string, rows: readonly string[]) => folder.write([HEADER, ...rows].join("\n"), name);
const take = (paths: readonly string[], onProgress?: (progress: FilesProgress) => void) =>
  ingestFiles(test, {
    sourceId: "de1-cdr",
    paths,
    actor: "ada",
    receivedAt: Date.UTC(2026, 10, 2),
    ...(onProgress === undefined ? {} : { onProgress }),
  });

const page = async (filter: UsageFileListFilter) =>
  (await pageUsageFiles(test.portfolioDb(), { ...filter, page: 1, pageSize: 100 })).rows;

// One record of alfa's SIM, one of beta's range, one of nobody's.
const rows = (day: string) => [
  `2026-10-${day}T10:00:00Z,262010000000001,1000000000`,
  `2026-10-${day}T11:00:00Z,262010000100007,2000000000`,
  `2026-10-${day}T12:00:00Z,901700000000001,3000000000`,
];

it("takes files in one after the other, and says where it stands", async () => {
  const progress: FilesProgress[] = [];
  const results = await take([write("cdr-9.csv", rows("09")), write("cdr-10.csv", rows("10"))], (each) =>
    progress.push(each),
  );
  expect(results).toMatchObject([
    { name: "cdr-9.csv", status: "loaded", counts: { received: 3, attributed: 2 }, latePeriods: [] },
    { name: "cdr-10.csv", status: "loaded" },
  ]);
  expect(progress.at(-1)).toMatchObject({ fileNumber: 2, fileCount: 2, records: 6, secondsLeft: 0 });
  const files = await page({ sourceId: "de1-cdr" });
  expect(files.map(({ name, sequence }) => [name, sequence])).toEqual([
    ["cdr-10.csv", 10],
    ["cdr-9.csv", 9],
  ]);
  const audits = await test.portfolioDb().auditEvent.findMany({ where: { action: "usage-file:ingest" } });
  expect(audits.map(({ subject }) => subject)).toEqual(["cdr-9.csv", "cdr-10.csv"]);
});

it("goes on after a file it cannot take, and keeps what happened to it", async () => {
  const copy = write("cdr-11.csv", rows("09"));
  const unreadable = folder.write('time,imsi,bytes\n"2026-10-01', "cdr-unnumbered.csv");
  const good = write("cdr-13.csv", rows("13"));
  const results = await take([copy, unreadable, good]);
  expect(results.map(({ status }) => status)).toEqual(["copy", "unreadable", "loaded"]);
  const named = async (filter: UsageFileListFilter) =>
    (await page(filter)).map(({ name, status }) => [name, status]);
  expect(await named({ status: "copy" })).toEqual([["cdr-11.csv", "copy"]]);
  expect(await named({ search: "UNNUMB" })).toEqual([["cdr-unnumbered.csv", "unreadable"]]);
  expect(await named({ agreementId: "none" })).toEqual([]);
  expect(await page({})).toHaveLength(5);
});

it("lists the numbers of files that have not come", async () => {
  expect(await listSequenceGaps(test, "de1-2026")).toEqual([
    { sourceId: "de1-cdr", gaps: [{ firstMissing: 11, lastMissing: 12 }] },
  ]);
});

it("says how late a source is, and which file told of the gap", async () => {
  const db = test.portfolioDb();
  const [standing] = await listSourceStandings(db, new Date("2026-11-03T00:00:00Z"));
  // The last file holds usage up to 12:00 on 13 October and came at midnight on 2 November, a day ago.
  const lag = (19 * 24 + 12) * 3_600;
  expect(standing).toMatchObject({ files: 3, lastName: "cdr-13.csv", silentSeconds: 86_400 });
  expect(standing).toMatchObject({ lastLagSeconds: BigInt(lag) });
  expect(standing?.gaps).toMatchObject([{ firstMissing: 11, lastMissing: 12, nextName: "cdr-13.csv" }]);
});

it("shows what one file brought", async () => {
  const db = test.portfolioDb();
  const [{ fileId } = { fileId: 0 }] = await page({ search: "cdr-10.csv" });
  const shown = await showUsageFile(db, fileId ?? 0);
  expect(shown).toMatchObject({
    sequence: 10,
    counts: { received: 3 },
    quarantine: [],
    redrives: [],
    runs: [],
  });
  const sums = await pageFileSums(db, { fileId: fileId ?? 0, page: 1, pageSize: 2 });
  // 3 GB of nobody's, 2 GB of beta's and 1 GB of alfa's at 1.00.
  expect(sums.total).toBe(3);
  expect(sums.rows.map(({ operatorId, chargeMicros }) => [operatorId, chargeMicros])).toEqual([
    [null, 3_000_000n],
    ["beta", 2_000_000n],
  ]);
  expect(sums.accepted).toEqual({ records: 3n, chargeMicros: 6_000_000n });
  await expect(showUsageFile(db, 9_999)).rejects.toThrow("There is no such usage file");
});

it("sums what is quarantined by reason, without a record of it", async () => {
  await take([write("cdr-14.csv", ["not a time,262010000000001,1"])]);
  const { groups } = await listQuarantineGroups(test.portfolioDb(), { sourceId: "de1-cdr" });
  expect(groups.find(({ reason }) => reason === "MALFORMED")).toMatchObject({ records: 1n, files: 1 });
});

it("accepts usage of a closed period and says so", async () => {
  const closed = { agreementId: "de1-2026", period: "2026-10", status: "closed", closedBy: "fay" };
  await test.portfolioDb().agreementPeriod.create({ data: closed });
  const [late] = await take([write("cdr-15.csv", rows("15"))]);
  expect(late).toMatchObject({ status: "loaded", latePeriods: ["2026-10"] });
});

it("names a path where there is no file, and a source there is not", async () => {
  await expect(take(["/nowhere/cdr-1.csv"])).rejects.toThrow(
    "/nowhere/cdr-1.csv cannot be read: there is no such file.",
  );
  await expect(ingestFiles(test, { sourceId: "none", paths: [], actor: "ada" })).rejects.toThrow(
    'There is no usage source "none"',
  );
});
