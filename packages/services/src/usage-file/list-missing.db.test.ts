import { openOwnerDb } from "@tributary/db/doors/owner-db";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadPortfolio } from "../portfolio/load-portfolio.ts";
import { portfolioFolder, smallPortfolio } from "../testing/portfolio-file.ts";
import { ingestFiles } from "./ingest-files.ts";
import { listMissing } from "./list-missing.ts";

const RECEIVED = Date.UTC(2026, 10, 2);
const HOUR = 3_600_000;
const folder = portfolioFolder();
let test: TestDatabase;

beforeAll(async () => {
  test = await testDatabase();
  const portfolio = smallPortfolio();
  const [source] = portfolio.sources ?? [];
  if (source !== undefined) {
    source.mapping.sequence = { pattern: "-(\\d+)\\.csv" };
    source.mapping.session = { gateway: "gateway", chargingId: "id", number: "part", graceHours: 48 };
  }
  const doors = { portfolio: test.portfolioDb(), owner: openOwnerDb(test) };
  await loadPortfolio(doors, { file: folder.write(portfolio), actor: "vera" });
});
afterAll(async () => {
  folder.remove();
  await test.close();
});

async function take(name: string, parts: readonly number[]) {
  const rows = parts.map((part) => `2026-10-10T1${part}:00:00Z,262010000000001,1000,ggsn-1,77,${part}`);
  const path = folder.write(["time,imsi,bytes,gateway,id,part", ...rows].join("\n"), name);
  const told = { sourceId: "de1-cdr", actor: "ada", receivedAt: RECEIVED };
  const [file] = await ingestFiles(test, { ...told, paths: [path] });
  return file;
}

it("lists missing files and parts of sessions, until they come", async () => {
  expect(await listMissing(test, RECEIVED)).toEqual([]);
  await take("cdr-1.csv", [1]);
  const third = await take("cdr-3.csv", [4]);
  expect(third?.sessionGaps).toMatchObject([{ chargingId: "77", firstMissing: 2, lastMissing: 3 }]);
  const missing = (isOverdue: boolean) => [
    {
      agreementId: "de1-2026",
      files: [{ sourceId: "de1-cdr", firstMissing: 2, lastMissing: 2 }],
      parts: [{ sourceId: "de1-cdr", gateway: "ggsn-1", firstMissing: 2, lastMissing: 3, isOverdue }],
    },
  ];
  expect(await listMissing(test, RECEIVED + 48 * HOUR - 1)).toMatchObject(missing(false));
  expect(await listMissing(test, RECEIVED + 48 * HOUR, "de1-2026")).toMatchObject(missing(true));
  expect(await listMissing(test, RECEIVED + 48 * HOUR, "another")).toEqual([]);
  await take("cdr-2.csv", [3, 2]);
  expect(await listMissing(test, RECEIVED + 72 * HOUR)).toEqual([]);
});
