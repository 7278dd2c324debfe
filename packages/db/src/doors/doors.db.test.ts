import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Operator } from "../models.ts";
import { type TestDatabase, testDatabase } from "../testing/test-database.ts";

let database: TestDatabase;
let first: Operator;
let second: Operator;

beforeAll(async () => {
  database = await testDatabase();
  first = await database.makeOperator();
  second = await database.makeOperator();
  const portfolio = database.portfolioDb();
  await portfolio.mno.create({ data: { id: "mno", name: "Host", senders: [] } });
  await portfolio.agreement.create({
    data: { id: "agr", mnoId: "mno", name: "Master", currency: "EUR", zone: "Europe/Berlin" },
  });
  for (const { id } of [first, second]) {
    await portfolio.statement.create({
      data: {
        operatorId: id,
        number: `S-${id}`,
        version: 1,
        agreementId: "agr",
        period: "2026-10",
        currency: "EUR",
        netMicros: 1_000_000n,
        taxMicros: 0n,
        grossMicros: 1_000_000n,
        issuedAt: new Date("2026-11-05T00:00:00Z"),
        dueOn: new Date("2026-12-05"),
        hash: "h",
        document: {},
        lines: {
          create: [
            { lineNumber: 1, code: "L1", description: "Data", originPeriod: "2026-10", amountMicros: 1n },
          ],
        },
      },
    });
  }
});

afterAll(() => database.close());

describe("the portfolio's door", () => {
  test("sees all operators' statements", async () => {
    expect(await database.portfolioDb().statement.count()).toBe(2);
  });

  test("rolls a transaction back whole", async () => {
    const portfolio = database.portfolioDb();
    const work = portfolio.$transaction(async (tables) => {
      await tables.mno.create({ data: { id: "gone", name: "Gone", senders: [] } });
      throw new Error("stop");
    });
    await expect(work).rejects.toThrow("stop");
    expect(await portfolio.mno.findUnique({ where: { id: "gone" } })).toBeNull();
  });
});

describe("an operator's door", () => {
  test("shows its own rows and a sibling's as not found", async () => {
    const door = database.operatorDb(first.id);
    const statements = await door.shared.statement.findMany({ include: { lines: true } });
    expect(statements.map(({ operatorId }) => operatorId)).toEqual([first.id]);
    expect(statements[0]?.lines).toHaveLength(1);
    expect((await door.shared.operator.findMany()).map(({ id }) => id)).toEqual([first.id]);
    expect(await door.shared.operator.findUnique({ where: { id: second.id } })).toBeNull();
  });

  test("reads several tables in one transaction", async () => {
    const door = database.operatorDb(second.id);
    const counts = await door.$transaction(async (tables) => [
      await tables.operator.count(),
      await tables.statementLine.count(),
    ]);
    expect(counts).toEqual([1, 1]);
  });

  test("is not given for suspense or for a code that could not be one", () => {
    expect(() => database.operatorDb("suspense")).toThrow(/kept for usage/);
    expect(() => database.operatorDb("x'; --")).toThrow(/lower-case/);
  });
});

/** One row of quarantine in PostgreSQL's binary COPY format. */
function quarantineRow(operatorId: string): Buffer {
  const head = Buffer.concat([Buffer.from("PGCOPY\n\xff\r\n\0", "latin1"), Buffer.alloc(8)]);
  const fields = [operatorId, int32(1), int32(7), "MALFORMED", "no date", Buffer.from("raw")];
  const body = fields.map((field) => {
    const bytes = Buffer.isBuffer(field) ? field : Buffer.from(field);
    return Buffer.concat([int32(bytes.length), bytes]);
  });
  return Buffer.concat([head, Buffer.from([0, fields.length]), ...body, Buffer.from([0xff, 0xff])]);
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

const QUARANTINE = ["operator_id", "file_id", "record_number", "reason", "detail", "raw_bytes"];

describe("mediation's door", () => {
  test("copies rows under the operator's role and keeps the file whole", async () => {
    const mediation = database.mediationDb();
    await mediation.fileTransaction(async (file) => {
      expect(await file.copyInto(first.id, "quarantine", QUARANTINE, quarantineRow(first.id))).toBe(1);
      // Only mediation itself may take a number: the operator's role has been put off again.
      expect(await file.manifest.nextId()).toBeGreaterThan(0);
    });
    const kept = await database.operatorDb(first.id).usage.quarantine.findMany();
    expect(kept.map(({ reason, operatorId }) => [reason, operatorId])).toEqual([["MALFORMED", first.id]]);
    expect(await database.operatorDb(second.id).usage.quarantine.count()).toBe(0);
  });

  test("cannot copy a row of one operator into another's schema", async () => {
    const copy = database
      .mediationDb()
      .fileTransaction((file) => file.copyInto(first.id, "quarantine", QUARANTINE, quarantineRow(second.id)));
    await expect(copy).rejects.toMatchObject({ code: "23514", constraint: "of_this_operator" });
  });

  test("makes months on demand, once, and finds no keys in a fresh one", async () => {
    const mediation = database.mediationDb();
    await Promise.all([1, 2, 3].map(() => mediation.ensureMonths(first.id, ["2020-02", "2020-02"])));
    const found = await mediation.fileTransaction((file) =>
      file.keysBetween(first.id, "2020-02", 0n, 2n ** 63n - 1n, 10),
    );
    expect(found).toEqual(new BigInt64Array(0));
    await expect(mediation.ensureMonths("nobody_here", ["2020-02"])).rejects.toThrow(/no usage schema/);
  });

  test("keeps usage of nobody in a schema that no operator can take", async () => {
    await database
      .mediationDb()
      .fileTransaction((file) =>
        file.copyInto("suspense", "quarantine", QUARANTINE, quarantineRow("suspense")),
      );
    const member = await database.owner.query(
      "SELECT pg_has_role('tributary_operator', 't_suspense', 'SET') AS can",
    );
    expect(member.rows).toEqual([{ can: false }]);
  });
});
