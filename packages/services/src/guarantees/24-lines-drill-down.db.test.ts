import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { reportGuarantee } from "@tributary/db/testing/report-guarantee";
import { testDatabase } from "@tributary/db/testing/test-database";
import { exact, exactToDecimal } from "@tributary/domain/money/exact";
import { afterAll, beforeAll, expect, test } from "vitest";
import { lineRecords, lineUsageByDay } from "../statement/line-usage.ts";
import { tellDrillStory } from "../testing/drill-story.ts";
import type { World } from "../testing/world.ts";
import { verify } from "../verify/verify.ts";

/** Base units in the unit of each usage line, as the agreement has them. */
const UNIT_SIZES: Readonly<Record<string, bigint>> = { L1: 1_000_000_000n, L3: 60n, L4: 1n };
const PAGE = 7;

let world: World;
beforeAll(async () => {
  world = await tellDrillStory(await testDatabase());
});
afterAll(() => world.test.close());

interface Line {
  readonly operatorId: string;
  readonly statementId: string;
  readonly number: string;
  readonly version: number;
  readonly lineNumber: number;
  readonly code: string;
  readonly kind: string | null;
  readonly quantity: string | null;
  readonly amountMicros: bigint;
}

async function issuedLines(): Promise<Line[]> {
  const rows = await world.db.statementLine.findMany({
    include: { statement: { select: { number: true, version: true } } },
    orderBy: [{ operatorId: "asc" }, { statement: { issuedAt: "asc" } }, { lineNumber: "asc" }],
  });
  return rows.map(({ statement, quantity, ...line }) => ({
    ...line,
    ...statement,
    quantity: quantity?.toFixed() ?? null,
  }));
}

interface Looked {
  readonly explained: string | null;
  readonly quantity: string;
  readonly amountMicros: bigint;
  /** The records themselves, by what tells them apart. */
  readonly places: readonly string[];
}

/** Everything behind a line, read as a person would: its days, then each day's pages. */
async function lookInto(db: OperatorDb, line: Line): Promise<Looked> {
  const name = { statementId: line.statementId, lineNumber: line.lineNumber };
  const shown = await lineUsageByDay(db, name);
  if (shown.kind !== "usage") {
    expect(await lineRecords(db, { ...name, day: "2026-10-01" })).toEqual(shown);
    return { explained: shown.text, quantity: "0", amountMicros: 0n, places: [] };
  }
  const places: string[] = [];
  let [rated, amountMicros] = [0n, 0n];
  for (const { day, records, ratedQuantity, amountMicros: ofDay } of shown.days) {
    const read = await readDay(db, name, day);
    expect(read.places).toHaveLength(Number(records));
    expect([read.rated, read.amountMicros]).toEqual([ratedQuantity, ofDay]);
    places.push(...read.places);
    rated += read.rated;
    amountMicros += read.amountMicros;
  }
  const quantity = exactToDecimal(exact(rated, UNIT_SIZES[line.code] ?? 0n), 6);
  return { explained: null, quantity, amountMicros, places };
}

async function readDay(db: OperatorDb, name: { statementId: string; lineNumber: number }, day: string) {
  const read = { places: [] as string[], rated: 0n, amountMicros: 0n };
  for (let cursor: string | null = null; ; ) {
    const page = await lineRecords(db, { ...name, day, cursor, limit: PAGE });
    if (page.kind !== "usage") throw new Error(page.text);
    for (const record of page.records) {
      expect(Object.keys(record).filter((field) => /charge|cost/i.test(field))).toEqual([]);
      read.places.push(`${record.occurredAt.toISOString()} ${record.key}`);
      read.rated += record.ratedQuantity;
      read.amountMicros += record.amountMicros;
    }
    if (page.nextCursor === null) return read;
    cursor = page.nextCursor;
  }
}

test("every line drills down to the records it charges, or names what it is", async () => {
  const lines = await issuedLines();
  const faults: string[] = [];
  const kinds = new Set<string>();
  for (const line of lines) {
    kinds.add(line.kind ?? "unknown");
    const looked = await lookInto(world.test.operatorDb(line.operatorId), line);
    const isUsage = line.kind === "usage" || line.kind === "late-usage";
    const holds = isUsage
      ? looked.quantity === line.quantity && looked.amountMicros === line.amountMicros
      : looked.explained !== null && looked.explained !== "";
    if (!holds) faults.push(`${line.number} v${line.version} line ${line.lineNumber} ${line.kind}`);
  }
  expect(faults).toEqual([]);
  // The story has every kind but those for which a dispute, a credit or a rounded total is needed.
  expect([...kinds].sort()).toEqual([
    "adjustment",
    "commitment",
    "fixed",
    "late-usage",
    "margin",
    "service",
    "sim",
    "spread",
    "usage",
  ]);
  reportGuarantee(
    24,
    lines.length - faults.length,
    lines.length,
    "statement lines drill down to what they charge",
  );
});

test("between them the usage lines of a period charge each of its records once", async () => {
  const lines = (await issuedLines()).filter(
    ({ kind, number, version }) => kind === "usage" && (version === 2 || !number.includes("2026-11")),
  );
  for (const operatorId of ["alfa", "beta"]) {
    const db = world.test.operatorDb(operatorId);
    const looked = await Promise.all(
      lines.filter((line) => line.operatorId === operatorId).map((line) => lookInto(db, line)),
    );
    const places = looked.flatMap((line) => line.places);
    expect(new Set(places).size).toBe(places.length);
    // All but the late ones: alfa's two calls, beta's eleven sessions.
    expect(await db.usage.cdr.count()).toBe(places.length + (operatorId === "alfa" ? 2 : 11));
  }
  const report = await verify(world.db);
  expect(Object.entries(report).filter(([, { holds }]) => !holds)).toEqual([]);
});

test("only files with usage of the operator stand behind its statements", async () => {
  const rows = await world.db.statementUsage.findMany({ orderBy: [{ fileId: "asc" }, { period: "asc" }] });
  for (const { operatorId, fileId, period } of rows) {
    const where = { operatorId, fileId, period, outcome: "accepted" };
    expect(await world.db.usageAggregate.count({ where }), `${operatorId} ${fileId}`).toBeGreaterThan(0);
  }
  expect(rows.filter(({ operatorId }) => operatorId === "gamma")).toEqual([]);
});

test("a sibling's line is not found, in the words for a line that is not there", async () => {
  const [line] = (await issuedLines()).filter(({ operatorId }) => operatorId === "alfa");
  if (line === undefined) throw new Error("alfa has no line");
  const beta = world.test.operatorDb("beta");
  const absent = { statementId: "0190f8a0-0000-7000-8000-000000000000", lineNumber: 1 };
  const answers = await Promise.allSettled([
    lineUsageByDay(beta, line),
    lineUsageByDay(beta, absent),
    lineRecords(beta, { ...line, day: "2026-10-04" }),
  ]);
  const [first, ...others] = answers.map((answer) => (answer.status === "rejected" ? answer.reason : answer));
  expect(first).toMatchObject({ code: "NOT_FOUND" });
  for (const other of others) expect(other).toEqual(first);
});

test("records that are gone do not pass for the whole, and a cursor of nowhere is refused", async () => {
  const line = (await issuedLines()).find(({ operatorId, code }) => operatorId === "beta" && code === "L4");
  if (line === undefined) throw new Error("beta has no line of text messages");
  const beta = world.test.operatorDb("beta");
  await expect(lineRecords(beta, { ...line, day: "2026-10-25", cursor: "x" })).rejects.toMatchObject({
    code: "INPUT_INVALID",
  });
  await world.test.superuser.query(
    `DELETE FROM t_beta.cdr WHERE (occurred_at, key) IN
       (SELECT occurred_at, key FROM t_beta.cdr WHERE line_code = 'L4' LIMIT 1)`,
  );
  await expect(lineUsageByDay(beta, line)).rejects.toMatchObject({ code: "IDENTITY_BROKEN" });
});
