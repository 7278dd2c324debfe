import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makePortfolio, mapping, type TestPortfolio } from "../testing/portfolio.ts";
import { ingestText } from "../testing/usage-text.ts";

/** Files whose volumes are readings of counters that start over. */

const HEADER = "time,imsi,msisdn,other,type,seconds,began,ended,rounds,plmn";
const IMSI = "262010000000771";

let database: TestDatabase;
let portfolio: TestPortfolio;
let operatorId: string;

beforeAll(async () => {
  database = await testDatabase();
  portfolio = await makePortfolio(database);
  operatorId = (await database.makeOperator()).id;
  await portfolio.addSims([{ imsi: IMSI, operatorId }]);
});
afterAll(() => database.close());

const row = (minute: number, began: string, ended: string, rounds: string) =>
  `2026-10-05T08:${String(minute).padStart(2, "0")}:00Z,${IMSI},,,D,0,${began},${ended},${rounds},26201`;

async function take(name: string, counter: object, rows: readonly string[]) {
  const { volume: _, ...others } = mapping;
  const volume = { unit: "bytes" as const, counters: [{ to: "ended", bits: 32, ...counter }] };
  const sourceId = await portfolio.addSource({ ...others, volume });
  const { counts, fileId } = await ingestText(database, sourceId, name, [HEADER, ...rows, ""].join("\n"));
  const { rows: stored } = await database.superuser.query<{ bytes: string; charge: string }>(
    `SELECT volume_bytes AS bytes, charge_micros AS charge FROM t_${operatorId}.cdr
     WHERE file_id = $1 ORDER BY occurred_at`,
    [fileId],
  );
  return { counts, stored: stored.map(({ bytes, charge }) => [bytes, charge]) };
}

it("a counter of 32 bits that has started over is charged for what it moved by", async () => {
  // 0.90 a MB. From 4,294,000,000 to the end of the counter are 967,296 bytes, and 1,032,704 behind it.
  const { counts, stored } = await take("readings.csv", { from: "began" }, [
    row(1, "1000000", "2000000", ""),
    row(2, "4294000000", "1032704", ""),
    row(3, "0", "4294967296", ""),
  ]);
  expect(counts).toMatchObject({ received: 3, accepted: 2, quarantined: 1 });
  expect(stored).toEqual([
    ["1000000", "900000"],
    ["2000000", "1800000"],
  ]);
  const waiting = await database.superuser.query<{ reason: string; detail: string }>(
    `SELECT reason, detail FROM t_suspense.quarantine
     WHERE position('4294967296' IN encode(raw_bytes, 'escape')) > 0`,
  );
  expect(waiting.rows).toEqual([
    { reason: "MALFORMED", detail: expect.stringContaining("does not fit 32 bits") },
  ]);
});

it("a counter that says how often it has started over is charged for all of its rounds", async () => {
  const { counts, stored } = await take("rounds.csv", { wraps: "rounds" }, [
    row(11, "", "1000000", "0"),
    row(12, "", "1000000", "1"),
  ]);
  expect(counts).toMatchObject({ received: 2, accepted: 2 });
  // 2^32 + 1,000,000 bytes are 4,295.967296 MB; at 0.90 they cost 3,866.370566.
  expect(stored).toEqual([
    ["1000000", "900000"],
    ["4295967296", "3866370566"],
  ]);
});
