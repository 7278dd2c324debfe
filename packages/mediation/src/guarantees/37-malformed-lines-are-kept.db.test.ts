import { reportGuarantee } from "@tributary/db/testing/report-guarantee";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { afterAll, beforeAll, expect, it } from "vitest";
import { HEADER, makePortfolio } from "../testing/portfolio.ts";
import { ingestText, usageLine } from "../testing/usage-text.ts";

const MALFORMED = 10_000;
const IMSI = "262012220000001";
const NOTHING = Buffer.alloc(0);

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});

afterAll(() => database.close());

const good = (at: number): string =>
  usageLine({
    time: new Date(Date.UTC(2026, 9, 5) + at * 1000).toISOString().replace(".000", ""),
    imsi: IMSI,
  });

/** Ways in which a line goes wrong, each once in turn. */
const BREAKS: readonly ((line: string, at: number) => Buffer)[] = [
  (line) => Buffer.from(line.slice(0, 30)),
  (line) => Buffer.from(`${line},one,too,many`),
  (line) => Buffer.from(line.replace("2026-10", "2026-13")),
  (line) => Buffer.from(line.replace("T", " at ")),
  (line) => Buffer.from(line.replace(",V,", ',"V,')),
  (line) => Buffer.from(line.replace(",V,", ',V"x",')),
  (line) => Buffer.from(line.replace(",V,", ',"V"x,')),
  (line) => Buffer.from(line.replace(",60,", ",a minute,")),
  (line) => Buffer.from(line.replace(",V,", ",?,")),
  (line) => Buffer.concat([Buffer.from(line), Buffer.from([0xff, 0xfe])]),
  (line) => Buffer.concat([Buffer.from(line), Buffer.from([0])]),
  (line, at) => Buffer.from(`${line}${"x".repeat(66_000 + at)}`),
  () => Buffer.from("=cmd|' /C calc'!A0"),
  () => Buffer.from(" "),
];

it("each of 10,000 malformed lines is kept with file, line, reason and bytes; good lines count", async () => {
  const { sourceId, addSims } = await makePortfolio(database);
  const { id: operatorId } = await database.makeOperator();
  await addSims([{ imsi: IMSI, operatorId }]);
  const lines: Buffer[] = [Buffer.from(HEADER)];
  const expected = new Map<number, Buffer>();
  for (let at = 0; at < MALFORMED; at++) {
    lines.push(Buffer.from(good(at)));
    // Lines of 66 kB are few, so that the file stays small.
    const way = at % 500 === 0 ? 11 : at % BREAKS.length;
    const broken = BREAKS[way === 11 && at % 500 !== 0 ? 0 : way]?.(good(at), at) ?? NOTHING;
    lines.push(broken);
    expected.set(lines.length, broken);
  }
  const text = Buffer.concat(lines.map((line) => Buffer.concat([line, Buffer.from("\r\n")])));
  const { counts, fileId } = await ingestText(database, sourceId, "malformed.csv", text);
  expect(counts).toMatchObject({
    received: 2 * MALFORMED,
    accepted: MALFORMED,
    quarantined: MALFORMED,
    duplicates: 0,
    rejected: 0,
  });
  const stored = await database.superuser.query<{
    file_id: number;
    record_number: number;
    reason: string;
    detail: string;
    raw_bytes: Buffer;
  }>("SELECT file_id, record_number, reason, detail, raw_bytes FROM t_suspense.quarantine");
  const kept = stored.rows.filter(({ file_id, record_number, reason, detail, raw_bytes }) => {
    const bytes = expected.get(record_number) ?? NOTHING;
    // Of a line beyond the mapping's limit the bytes up to the limit are kept.
    return (
      file_id === fileId &&
      reason === "MALFORMED" &&
      detail !== "" &&
      raw_bytes.equals(bytes.subarray(0, 65_536))
    );
  });
  const lineNumbers = new Set(kept.map(({ record_number }) => record_number));
  expect(stored.rows).toHaveLength(MALFORMED);
  const cdrs = await database.operatorDb(operatorId).usage.cdr.count();
  expect(cdrs).toBe(MALFORMED);
  reportGuarantee(37, lineNumbers.size, MALFORMED, "malformed lines are kept with line, reason and bytes");
});
