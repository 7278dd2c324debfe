import { afterAll, beforeAll, expect, test } from "vitest";
import type { PortfolioDb } from "../doors/portfolio-db.ts";
import { reportGuarantee } from "../testing/report-guarantee.ts";
import { type TestDatabase, testDatabase } from "../testing/test-database.ts";

const ROUNDS = 100;

let database: TestDatabase;
let portfolio: PortfolioDb;
let keys = 0;

beforeAll(async () => {
  database = await testDatabase();
  portfolio = database.portfolioDb();
});
afterAll(() => database.close());

type Posting = readonly [account: string, currency: string, amountMicros: bigint];

function post(...postings: Posting[]) {
  keys += 1;
  return portfolio.ledgerTransaction.create({
    data: {
      key: `test ${keys}`,
      kind: "test",
      description: "Postings of a test",
      postings: {
        create: postings.map(([account, currency, amountMicros]) => ({ account, currency, amountMicros })),
      },
    },
  });
}

test("only postings that sum to zero in every currency are kept", async () => {
  let held = 0;
  for (let round = 1; round <= ROUNDS; round += 1) {
    const amount = BigInt(round) * 1_234_567n;
    const third = amount / 3n;
    await post(["cash", "EUR", amount], ["tax", "EUR", -third], ["margin-revenue", "EUR", third - amount]);
    const offByOne = post(["cash", "EUR", amount], ["tax", "EUR", 1n - amount]);
    const acrossCurrencies = post(["cash", "EUR", amount], ["cash", "USD", -amount]);
    const refused = await Promise.allSettled([offByOne, acrossCurrencies, post(["cash", "EUR", amount])]);
    if (refused.every(({ status }) => status === "rejected")) held += 1;
  }
  expect(await portfolio.ledgerTransaction.count()).toBe(ROUNDS);
  expect(await portfolio.ledgerPosting.count()).toBe(3 * ROUNDS);
  reportGuarantee(17, held, ROUNDS, "rounds in which only balanced transactions were kept");
});

test("a transaction is looked at whole, at its end", async () => {
  const made = await portfolio.$transaction(async (tables) => {
    const { id } = await tables.ledgerTransaction.create({
      data: { key: "in steps", kind: "test", description: "Posted one by one" },
    });
    const line = { transactionId: id, account: "cash", currency: "EUR" };
    await tables.ledgerPosting.create({ data: { ...line, amountMicros: 5n } });
    await tables.ledgerPosting.create({ data: { ...line, account: "tax", amountMicros: -5n } });
    return id;
  });
  expect(await portfolio.ledgerPosting.count({ where: { transactionId: made } })).toBe(2);
  const oneMore = portfolio.ledgerPosting.create({
    data: { transactionId: made, account: "cash", currency: "EUR", amountMicros: 1n },
  });
  await expect(oneMore).rejects.toThrow(/off balance/);
});

const STATEMENTS = [
  "UPDATE ledger_posting SET amount_micros = amount_micros + 1",
  "UPDATE ledger_posting SET account = 'tax'",
  "DELETE FROM ledger_posting",
  "TRUNCATE ledger_posting",
  "UPDATE ledger_transaction SET description = ''",
  "DELETE FROM ledger_transaction",
  "TRUNCATE ledger_transaction CASCADE",
];

test("what is posted cannot be changed or removed, by the portfolio or by the tables' owner", async () => {
  let held = 0;
  for (const role of ["tributary_portfolio", "tributary_owner"]) {
    for (const statement of STATEMENTS) {
      const code = await errorOf(role, statement);
      // The portfolio lacks the right; the owner has it and is refused by the trigger.
      if (code === (role === "tributary_portfolio" ? "42501" : "23001")) held += 1;
    }
  }
  reportGuarantee(17, held, 2 * STATEMENTS.length, "changes to the books refused");
});

test("without the triggers the same statements go through", async () => {
  await database.superuser.query(`
    ALTER TABLE ledger_posting DISABLE TRIGGER USER; ALTER TABLE ledger_transaction DISABLE TRIGGER USER`);
  const codes = await Promise.all(
    STATEMENTS.slice(0, 3).map((statement) => errorOf("tributary_owner", statement)),
  );
  expect(codes).toEqual([undefined, undefined, undefined]);
  await expect(post(["cash", "EUR", 1n])).resolves.toBeDefined();
});

async function errorOf(role: string, statement: string): Promise<string | undefined> {
  const client = await database.superuser.connect();
  try {
    await client.query(`SET ROLE ${role}; BEGIN`);
    await client.query(statement);
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code;
  } finally {
    await client.query("ROLLBACK");
    client.release(true);
  }
}
