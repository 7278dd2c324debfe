import { once } from "node:events";
import { reportGuarantee } from "@tributary/db/testing/report-guarantee";
import { startChild } from "@tributary/db/testing/start-child";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { CorrectMonthRequest } from "../correction/types.ts";
import { correct, differences } from "../testing/correct.ts";
import type { CorrectTask } from "../testing/correct-child.ts";
import { makePortfolio, terms } from "../testing/portfolio.ts";
import { ingestText, usageText } from "../testing/usage-text.ts";

/** Before each step that writes, and how many times it is let through; two months are written anew. */
const DEATHS: readonly (readonly [string, number])[] = [
  ["holdMonths", 0],
  ["addRecords", 1],
  ["rewriteMonth", 0],
  ["rewriteMonth", 1],
  ["insertCorrection", 0],
  ["insertManifest", 0],
  ["insertAggregates", 0],
  ["insertAudit", 0],
  ["swapMonths", 0],
  ["commit", 0],
  ["committed", 0],
];

const IMSI = "262016600000001";
const RECORDS = 20;

let database: TestDatabase;
let agreementId: string;
const operators: string[] = [];

beforeAll(async () => {
  database = await testDatabase();
  const portfolio = await makePortfolio(database);
  agreementId = portfolio.agreementId;
  for (let at = 0; at < 2; at++) operators.push((await database.makeOperator()).id);
  const [alfa = "", beta = ""] = operators;
  await portfolio.addSims([{ imsi: IMSI, operatorId: alfa }]);
  const lines = Array.from({ length: RECORDS }, (_, at) => {
    const time = `2026-10-${String(at + 5).padStart(2, "0")}T10:00:00Z`;
    return { time, imsi: IMSI, type: "D", bytes: 1_000_000 + at, plmn: "26201" };
  });
  await ingestText(database, portfolio.sourceId, "october", usageText(lines));
  const from = "2026-10-15T00:00:00Z";
  const db = database.portfolioDb();
  await db.simAssignment.updateMany({ where: { imsi: IMSI }, data: { validUntil: new Date(from) } });
  await portfolio.addSims([{ imsi: IMSI, operatorId: beta, validFrom: from }]);
  const cheaper = terms.lines.map((line) =>
    line.code === "data" ? { ...line, pricing: { model: "per-unit", rate: "0.50" } } : line,
  );
  const stored = { ...terms, lines: cheaper } as object;
  await db.agreementVersion.create({
    data: {
      agreementId,
      version: 2,
      effectiveFrom: new Date("2026-10-10"),
      terms: stored,
      createdBy: "test",
    },
  });
});
afterAll(() => database.close());

async function correctAndDie(dieBefore: string, after: number): Promise<void> {
  const worker = startChild(new URL("../testing/correct-child.ts", import.meta.url));
  await once(worker, "message");
  const { ownerUrl, secret } = database;
  const request: CorrectMonthRequest = {
    ...{ agreementId, period: "2026-10", isSettled: false, isApplied: true, reason: "a test", actor: "test" },
    ...{ app: "cli", requestId: null, reviewed: null },
  };
  worker.send({ ownerUrl, secret, request, dieBefore, after } satisfies CorrectTask);
  await once(worker, "exit");
  expect(worker.signalCode).toBe("SIGKILL");
}

/** Records and charge of each operator; corrections, manifests, audit rows; tables left beside a month. */
async function standing(): Promise<string[]> {
  const [alfa, beta] = operators;
  const { rows } = await database.superuser.query<{ found: string[] }>(
    `SELECT ARRAY[
       (SELECT count(*) || ' ' || coalesce(sum(charge_micros), 0) FROM t_${alfa}.cdr),
       (SELECT count(*) || ' ' || coalesce(sum(charge_micros), 0) FROM t_${beta}.cdr),
       (SELECT count(*)::text FROM usage_correction),
       (SELECT count(*)::text FROM usage_file WHERE corrects IS NOT NULL),
       (SELECT count(*)::text FROM audit_event WHERE action = 'usage:correct'),
       (SELECT count(*)::text FROM pg_class WHERE relname LIKE '%next%')
     ] AS found`,
  );
  return rows[0]?.found ?? [];
}

// 20 records of 1,000,000 to 1,000,019 bytes at 0.9 micros a byte, each rounded: 18,000,000 + 172.
const BEFORE = ["20 18000172", "0 0", "0", "0", "0", "0"];

it("a correction killed at any step has done all or nothing, and once in the end", async () => {
  let whole = 0;
  let after: string[] = [];
  for (const [step, times] of DEATHS) {
    await correctAndDie(step, times);
    const isDone = step === "committed";
    // The server ends the dead process's transaction as soon as it hears of it.
    if (isDone) {
      await expect.poll(async () => (await standing())[2], { timeout: 10_000 }).toBe("1");
      after = await standing();
      expect(after.slice(2)).toEqual(["1", "1", "1", "0"]);
    } else {
      await expect.poll(standing, { timeout: 10_000 }).toEqual(BEFORE);
    }
    expect(await differences(database)).toEqual([]);
    whole += 1;
  }
  expect((await correct(database, agreementId)).id).toBeNull();
  expect(await standing()).toEqual(after);
  // Five before the 10th at 0.9, 4,500,010, and five until the 15th at 0.5, 2,500,019; then ten at 0.5.
  expect(after.slice(0, 2)).toEqual(["10 7000029", "10 5000075"]);
  reportGuarantee(28, whole, DEATHS.length, "corrections killed at a step that were none or whole");
}, 300_000);
