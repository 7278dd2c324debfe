import { gzipSync } from "node:zlib";
import { reportGuarantee } from "@tributary/db/testing/report-guarantee";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import fc from "fast-check";
import { afterAll, beforeAll, it } from "vitest";
import { makePortfolio } from "../testing/portfolio.ts";
import { ingestText, type UsageLine, usageText } from "../testing/usage-text.ts";

const SENDINGS = 100;
const EVENTS = 2_000;
const IMSIS = ["262011110000001", "262011110000002", "262019999999999"];
/** Each call lasts a minute: 0.02. */
const CHARGE = 20_000n;

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});

afterAll(() => database.close());

/** Every third event is told apart from the one before by nothing at all: a true twin. */
const events: readonly UsageLine[] = Array.from({ length: EVENTS }, (_, at) => {
  const same = at % 3 === 2 ? at - 1 : at;
  const time = new Date(Date.UTC(2026, 8, 30, 23, 45) + same * 1000).toISOString().replace(".000", "");
  return { time, imsi: IMSIS[Math.floor(same / 3) % IMSIS.length] ?? "", other: `4930${same}` };
});

const sending = fc.record({
  // A window never parts twins: what a sending leaves out, it leaves out of the event.
  from: fc.integer({ min: 0, max: Math.floor(EVENTS / 3) - 60 }).map((three) => three * 3),
  length: fc.integer({ min: 1, max: 60 }).map((three) => three * 3),
  how: fc.constantFrom("plain", "compressed", "shuffled", "again", "renamed" as const),
});

it("the same records again, renamed, compressed, shuffled or overlapping, count once", async () => {
  const { sourceId, addSims } = await makePortfolio(database);
  for (const imsi of IMSIS.slice(0, 2))
    await addSims([{ imsi, operatorId: (await database.makeOperator()).id }]);
  const seed = Date.now() % 2 ** 31;
  const sendings = fc.sample(sending, { seed, numRuns: SENDINGS });
  const sent = new Set<number>();
  let last: { name: string; bytes: Buffer } = { name: "", bytes: Buffer.alloc(0) };
  let held = 0;
  for (const [number, { from, length, how }] of sendings.entries()) {
    if (how === "again" || how === "renamed") {
      const name = how === "again" ? last.name : `renamed-${number}.csv`;
      if (last.name !== "") await ingestText(database, sourceId, name, last.bytes);
    } else {
      const window = events.slice(from, from + length);
      const text = usageText(how === "shuffled" ? [...window].reverse() : window);
      const bytes = how === "compressed" ? gzipSync(text, { level: (number % 9) + 1 }) : Buffer.from(text);
      last = { name: `file-${number}.csv`, bytes };
      await ingestText(database, sourceId, last.name, bytes);
      for (let at = from; at < from + window.length; at++) sent.add(at);
    }
    if (await countsOnce(sent.size)) held += 1;
    else console.log(`seed ${seed}: sending ${number} (${how}, ${from} to ${from + length}) broke the count`);
  }
  reportGuarantee(39, held, SENDINGS, "sendings after which every record counts exactly once");
});

/** The records in all schemas, and the sums that count, are those of the events sent so far. */
async function countsOnce(records: number): Promise<boolean> {
  const schemas = await database.superuser.query<{ nspname: string }>(
    "SELECT nspname FROM pg_namespace WHERE nspname LIKE 't\\_%'",
  );
  const union = schemas.rows
    .map(({ nspname }) => `SELECT charge_micros FROM ${nspname}.cdr`)
    .join(" UNION ALL ");
  const stored = await database.superuser.query<{ records: string; charge: string }>(
    `SELECT count(*) AS records, coalesce(sum(charge_micros), 0) AS charge FROM (${union}) AS cdr`,
  );
  const sums = await database.superuser.query<{ records: string; charge: string }>(
    `SELECT coalesce(sum(records), 0) AS records, coalesce(sum(charge_micros), 0) AS charge
     FROM usage_aggregate WHERE outcome = 'accepted'`,
  );
  const charge = CHARGE * BigInt(records);
  return [stored.rows[0], sums.rows[0]].every(
    (row) => BigInt(row?.records ?? -1) === BigInt(records) && BigInt(row?.charge ?? -1) === charge,
  );
}
