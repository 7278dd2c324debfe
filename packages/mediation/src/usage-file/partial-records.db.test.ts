import { readFileSync } from "node:fs";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { SourceMappingInput } from "../mapping/schema.ts";
import { prepareSource } from "../pipeline/prepare-source.ts";
import { sessionGaps } from "../session/session-gaps.ts";
import { makePortfolio, type TestPortfolio } from "../testing/portfolio.ts";
import { ingestText, receivedAt } from "../testing/usage-text.ts";
import { type Partial3gpp, pgwRecord } from "../ts32298/testing/encode-record.ts";

/** The mapping of the how-to, which is thereby known to work. */
const example = new URL(
  "../../../../docs/how-to/read-switch-and-core-files/ts32298.mapping.json",
  import.meta.url,
);
const mapping = JSON.parse(readFileSync(example, "utf8")) as SourceMappingInput;

const HOUR = 3_600_000;
let database: TestDatabase;
let portfolio: TestPortfolio;
let operatorId: string;
/** Sessions of one test are no copies of another's. */
let turn = 0;
const imsi = () => `26201000000${String(turn).padStart(4, "0")}`;
const part = (fields: Omit<Partial3gpp, "imsi">) => pgwRecord({ imsi: imsi(), ...fields });

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  turn += 1;
  portfolio = await makePortfolio(database, { mapping });
  operatorId = (await database.makeOperator()).id;
  await portfolio.addSims([{ imsi: imsi(), operatorId }]);
});

const take = (name: string, records: readonly Buffer[], at = receivedAt) =>
  ingestText(database, portfolio.sourceId, name, Buffer.concat(records), at);

async function sums(operator = operatorId) {
  const { rows } = await database.superuser.query<{ records: string; bytes: string; charge: string }>(
    `SELECT sum(records) AS records, sum(quantity) AS bytes, sum(charge_micros) AS charge
     FROM usage_aggregate WHERE operator_id = $1 AND outcome = 'accepted'`,
    [operator],
  );
  return rows[0];
}

const gapsAt = async (now: number) => {
  const source = await prepareSource(database, portfolio.sourceId);
  return sessionGaps(database.mediationDb(), source, now);
};

/** 1 MB, 2 MB and 3 MB at 0.90 a MB. */
const session = (chargingId: number, gateway = [10, 0, 0, 3]) => [
  part({ gateway, chargingId, sequence: 1, opened: "261005080000", up: 400_000, down: 600_000 }),
  part({ gateway, chargingId, sequence: 2, opened: "261005090000", down: 2_000_000 }),
  part({ gateway, chargingId, sequence: 3, opened: "261005100000", down: 3_000_000, cause: 0 }),
];

describe("partial records of a session", () => {
  it("give the same total in whatever order and files they come", async () => {
    const orders = [
      [2, 0, 1],
      [1, 2, 0],
      [0, 1, 2],
    ];
    for (const [chargingId, order] of orders.entries()) {
      const parts = session(100 + chargingId);
      for (const at of order) await take(`${turn}-${chargingId}-${at}`, [parts[at] ?? Buffer.of()]);
      // 6,000,000 bytes at 0.90 a million, once for each session.
      const times = BigInt(chargingId) + 1n;
      expect(await sums()).toEqual({
        records: String(3n * times),
        bytes: String(6_000_000n * times),
        charge: String(5_400_000n * times),
      });
    }
    expect(await gapsAt(receivedAt)).toEqual([]);
    const again = await take(`${turn}-again`, session(100).reverse());
    expect(again.counts).toMatchObject({ accepted: 0, duplicates: 3 });
  });

  it("of which one is missing are flagged, overdue in time, and completed by what it counts", async () => {
    const [first, second, third] = session(200) as [Buffer, Buffer, Buffer];
    const result = await take(`${turn}-a`, [first, third]);
    const gap = { gateway: "10.0.0.3", chargingId: "200", firstMissing: 2, lastMissing: 2 };
    expect(result.sessionGaps).toMatchObject([{ ...gap, isOverdue: false }]);
    expect(await sums()).toMatchObject({ records: "2", charge: "3600000" });
    expect(await gapsAt(receivedAt + 24 * HOUR - 1)).toMatchObject([{ ...gap, isOverdue: false }]);
    expect(await gapsAt(receivedAt + 24 * HOUR)).toMatchObject([{ ...gap, isOverdue: true }]);

    const late = await take(`${turn}-b`, [second], receivedAt + 48 * HOUR);
    // The delta: 2 MB at 0.90.
    expect(late).toMatchObject({ counts: { accepted: 1 } });
    expect(late.sessionGaps).toBeUndefined();
    expect(await sums()).toMatchObject({ records: "3", charge: "5400000" });
    expect(await gapsAt(receivedAt + 72 * HOUR)).toEqual([]);
  });

  it("before the first that came are missing as well; after the last nothing is", async () => {
    const opened = "261006080000";
    await take(`${turn}-a`, [part({ chargingId: 210, sequence: 3, opened, down: 1 })]);
    expect(await gapsAt(receivedAt)).toMatchObject([{ firstMissing: 1, lastMissing: 2 }]);
    await take(`${turn}-b`, [part({ chargingId: 211, opened, down: 1, cause: 0 })]);
    expect(await gapsAt(receivedAt)).toHaveLength(1);
  });

  it("with the same charging id from another gateway are another session", async () => {
    const [here] = session(300) as [Buffer];
    const [, there] = session(300, [10, 0, 0, 9]) as [Buffer, Buffer];
    await take(`${turn}-a`, [here, there]);
    // Had they been one session, 1 and 2 would be complete.
    expect(await gapsAt(receivedAt)).toMatchObject([
      { gateway: "10.0.0.9", chargingId: "300", firstMissing: 1, lastMissing: 1 },
    ]);
    expect(await sums()).toMatchObject({ records: "2", bytes: "3000000" });
    const same = part({
      gateway: [10, 0, 0, 9],
      chargingId: 300,
      sequence: 1,
      opened: "261005080000",
      down: 5,
    });
    expect((await take(`${turn}-b`, [same])).counts).toMatchObject({ accepted: 1, duplicates: 0 });
  });

  it("on both sides of a SIM's move count for each holder by their own opening time", async () => {
    const moved = (await database.makeOperator()).id;
    await database.superuser.query("UPDATE sim_assignment SET valid_until = $1 WHERE imsi = $2", [
      new Date("2026-10-05T09:30:00Z"),
      imsi(),
    ]);
    await portfolio.addSims([{ imsi: imsi(), operatorId: moved, validFrom: "2026-10-05T09:30:00Z" }]);
    await take(`${turn}-a`, session(400));
    expect(await sums()).toMatchObject({ records: "2", bytes: "3000000" });
    expect(await sums(moved)).toMatchObject({ records: "1", bytes: "3000000" });
    expect(await gapsAt(receivedAt)).toEqual([]);
  });

  it("of 0 seconds are charged by their volume, of 32 bits that ran full by the whole of it", async () => {
    const opened = "261007080000";
    const record = part({ chargingId: 500, sequence: 1, opened, seconds: 0, down: 4_294_967_295n });
    await take(`${turn}-a`, [record]);
    expect(await sums()).toMatchObject({ records: "1", bytes: "4294967295" });
  });

  it("that wait in quarantine have been seen", async () => {
    const opened = "270301080000";
    await take(`${turn}-a`, [
      part({ chargingId: 600, sequence: 1, opened, down: 1 }),
      part({ chargingId: 600, sequence: 2, opened: "261005080000", down: 1 }),
    ]);
    expect(await gapsAt(receivedAt)).toEqual([]);
  });
});
