import { once } from "node:events";
import { startChild } from "@tributary/db/testing/start-child";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makePortfolio, mapping, type TestPortfolio } from "../testing/portfolio.ts";
import type { RedriveTask } from "../testing/redrive-child.ts";
import { redrive } from "../testing/redrive-text.ts";
import { ingestText, type UsageLine, usageText } from "../testing/usage-text.ts";

/** Reading, then two operators' months, one quarantine and the marks, then before and after the commit. */
const MARKS = ["reading", "cdr", "cdr", "quarantine", "redriven", "committing", "committed"];

let database: TestDatabase;
let portfolio: TestPortfolio;
const imsis = ["262018880000001", "262018880000002"];

beforeAll(async () => {
  database = await testDatabase();
  portfolio = await makePortfolio(database);
  for (const imsi of imsis) {
    await portfolio.addSims([{ imsi, operatorId: (await database.makeOperator()).id }]);
  }
});
afterAll(() => database.close());

/** Twenty records that the first mapping cannot read; one of them has no rate by the second either. */
async function ingestUnreadable(number: number): Promise<number> {
  const lines = Array.from({ length: 20 }, (_, at): UsageLine => {
    const time = `2026-10-03T0${number}:00:${String(at).padStart(2, "0")}Z`;
    return { time, imsi: imsis[at % 2] ?? "", type: "X", other: at === 0 ? "900123" : "4930123" };
  });
  const name = `killed-${number}.csv`;
  return (await ingestText(database, portfolio.sourceId, name, usageText(lines))).fileId ?? 0;
}

/** A re-drive in a process of its own, which kills itself at a mark of its progress. */
async function redriveAndDie(fileId: number, killAtMark: number): Promise<void> {
  const worker = startChild(new URL("../testing/redrive-child.ts", import.meta.url));
  await once(worker, "message");
  const { ownerUrl, secret } = database;
  const waiting = { fileId, operatorId: "suspense", reason: "MALFORMED" };
  const { sourceId } = portfolio;
  worker.send({ ownerUrl, secret, sourceId, killAtMark, ...waiting } satisfies RedriveTask);
  await once(worker, "exit");
  expect(worker.signalCode).toBe("SIGKILL");
}

/** Of a file's twenty records: stored, quarantined, marked; re-drives, audit rows, sum of totals. */
async function standing(fileId: number): Promise<number[]> {
  const { rows } = await database.superuser.query<{ schemas: string[] }>(
    "SELECT array_agg(nspname::text) AS schemas FROM pg_namespace WHERE nspname LIKE 't\\_%'",
  );
  const all = (table: string) =>
    (rows[0]?.schemas ?? []).map((schema) => `SELECT file_id FROM ${schema}.${table}`).join(" UNION ALL ");
  const found = await database.superuser.query<{ counts: number[] }>(
    `WITH redrives AS (SELECT id, name FROM usage_file WHERE redrive_of = $1),
       files AS (SELECT id FROM redrives UNION ALL SELECT $1)
     SELECT ARRAY[
       (SELECT count(*) FROM (${all("cdr")}) c WHERE file_id IN (SELECT id FROM files)),
       (SELECT count(*) FROM (${all("quarantine")}) q WHERE file_id IN (SELECT id FROM files)),
       (SELECT count(*) FROM (${all("redriven")}) r WHERE file_id IN (SELECT id FROM files)),
       (SELECT count(*) FROM redrives),
       (SELECT count(*) FROM audit_event a JOIN usage_file f ON f.name = a.subject WHERE f.id = $1),
       (SELECT sum(records) FROM quarantine_total WHERE file_id IN (SELECT id FROM files))
     ]::int[] AS counts`,
    [fileId],
  );
  return found.rows[0]?.counts ?? [];
}

const BEFORE = [0, 20, 0, 0, 0, 20];
/** The one without a rate has a second row, under its new reason. */
const AFTER = [19, 21, 20, 1, 1, 1];

it("a re-drive killed at any mark has done all or nothing, and once in the end", async () => {
  const files: number[] = [];
  for (const at of MARKS.keys()) files.push(await ingestUnreadable(at));
  const values = { V: "voice", X: "voice" };
  await database.portfolioDb().usageSource.update({
    where: { id: portfolio.sourceId },
    data: { mapping: { ...mapping, service: { column: "type", values } } as object },
  });
  for (const [at, fileId] of files.entries()) {
    await redriveAndDie(fileId, at);
    const isCommitted = MARKS[at] === "committed";
    // The server ends the dead process's transaction as soon as it hears of it.
    await expect.poll(() => standing(fileId), { timeout: 10_000 }).toEqual(isCommitted ? AFTER : BEFORE);
    await redrive(database, portfolio.sourceId, { fileId, operatorId: "suspense", reason: "MALFORMED" });
    expect(await standing(fileId)).toEqual(AFTER);
  }
}, 120_000);
