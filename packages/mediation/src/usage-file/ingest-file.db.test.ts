import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { HEADER, makePortfolio, type TestPortfolio } from "../testing/portfolio.ts";
import { ingestFile } from "./ingest-file.ts";

const receivedAt = Date.UTC(2026, 10, 5);
let database: TestDatabase;
let portfolio: TestPortfolio;
let alfa: string;

function ingest(name: string, text: string | Buffer, source = portfolio.sourceId) {
  return ingestFile(database, { stream: Readable.from([Buffer.from(text)]), name, source, receivedAt });
}

beforeAll(async () => {
  database = await testDatabase();
  portfolio = await makePortfolio(database);
  alfa = (await database.makeOperator()).id;
  await portfolio.addSims([{ imsi: "262010000000001", operatorId: alfa }]);
});

afterAll(() => database.close());

describe("a file", () => {
  it("is stored whole, each record rated under its operator", async () => {
    const result = await ingest(
      "first.csv",
      `${HEADER}
2026-10-03T08:00:00Z,262010000000001,,4930123,V,61,,26201
2026-10-03T08:00:01Z,262010000000001,,,D,0,1500000,26801
`,
    );
    expect(result.message).toMatch(/stored/);
    expect(result.counts).toEqual({
      received: 2,
      accepted: 2,
      duplicates: 0,
      rejected: 0,
      quarantined: 0,
      attributed: 2,
      unattributed: 0,
    });
    const cdrs = await database.operatorDb(alfa).usage.cdr.findMany({ orderBy: { occurredAt: "asc" } });
    // 61 s at 60/60 are 2 minutes of 0.02; 1.5 MB of 0.90 are 1.35.
    expect(cdrs.map(({ zone, ratedQuantity, chargeMicros }) => [zone, ratedQuantity, chargeMicros])).toEqual([
      ["domestic", 120n, 40_000n],
      ["eu", 1_500_000n, 1_350_000n],
    ]);
  });

  it("that comes again, renamed or compressed, is a copy", async () => {
    const text = `${HEADER}\n2026-10-04T08:00:00Z,262010000000001,,4930123,V,1,,26201\n`;
    const first = await ingest("again.csv", text);
    for (const [name, bytes] of [
      ["again.csv", text],
      ["renamed.csv", text],
      ["again.csv.gz", gzipSync(text)],
    ] as const) {
      const copy = await ingest(name, bytes);
      expect([copy.status, copy.fileId]).toEqual(["copy", first.fileId]);
    }
  });
});
