import { testDatabase } from "@tributary/db/testing/test-database";
import { agingOf } from "@tributary/domain/ledger/aging";
import { parseMicros } from "@tributary/domain/money/micros";
import { afterEach, beforeEach, expect, test } from "vitest";
import { listReceivables } from "../ledger/list-receivables.ts";
import { loadOpenItems } from "../ledger/load-open-items.ts";
import { recordOperatorPayment } from "../ledger/record-operator-payment.ts";
import { openOperatorDispute } from "../operator-dispute/open-operator-dispute.ts";
import { reopenPeriod } from "../period/reopen-period.ts";
import { addMonth, makePlain } from "../testing/plain.ts";
import { settlePeriod } from "../testing/settle-period.ts";
import { AGREEMENT, GB, type World } from "../testing/world.ts";
import { listStatements, type StatementsRequest } from "./list-statements.ts";
import { showStatement } from "./show-statement.ts";

const eur = parseMicros;
const number = (operator: string, period = "2026-10") => `ST-${AGREEMENT}-${period}-${operator}`;

let world: World;
/** October of alfa is 66.00 and of beta 44.00, both with 10 % margin. */
beforeEach(async () => {
  world = await makePlain(await testDatabase());
  await addMonth(world, "2026-10");
  await settlePeriod(world, "2026-10");
});
afterEach(() => world.test.close());

/** As long after the due date of everything as somebody likes. */
async function daysAfterDue(days: number): Promise<Date> {
  const { dueOn } = await world.db.statement.findFirstOrThrow({ orderBy: { dueOn: "desc" } });
  return new Date(dueOn.getTime() + (days + 0.5) * 86_400_000);
}

async function list(changes: Partial<StatementsRequest> = {}) {
  const at = await daysAfterDue(0);
  return listStatements(world.db, {
    at,
    sort: "period",
    isDescending: true,
    page: 1,
    pageSize: 20,
    ...changes,
  });
}

function pay(operator: string, amount: string) {
  return recordOperatorPayment(world.db, {
    statementNumber: number(operator),
    amountMicros: eur(amount),
    paidOn: "2026-11-20",
    reference: `SEPA ${amount}`,
    actor: "finance",
  });
}

test("the list says what is owed, paid, contested and overdue, with sums over all pages", async () => {
  await pay("alfa", "66.00");
  await pay("beta", "4.00");
  const statement = await world.db.statement.findFirstOrThrow({ where: { operatorId: "beta" } });
  await openOperatorDispute(world.test.operatorDb("beta"), {
    statementId: statement.id,
    lines: [{ lineNumber: 1, contestedMicros: eur("1.00") }],
    reason: "Wrong.",
    actor: "beta",
  });
  const { rows, sums, total } = await list({ pageSize: 1, sort: "open" });
  expect([total, rows.map(({ operatorId }) => operatorId)]).toEqual([2, ["beta"]]);
  expect(rows[0]).toMatchObject({ payment: "due", review: "contested", openMicros: eur("40.00") });
  expect(sums).toEqual([
    {
      ...{ currency: "EUR", count: 2, overdueMicros: 0n },
      ...{ owedMicros: eur("110.00"), paidMicros: eur("70.00"), openMicros: eur("40.00") },
    },
  ]);
  const numbersIn = async (changes: Partial<StatementsRequest>) =>
    (await list(changes)).rows.map((row) => row.operatorId).sort();
  expect(await numbersIn({ state: "paid" })).toEqual(["alfa"]);
  expect(await numbersIn({ state: "unpaid" })).toEqual(["beta"]);
  expect(await numbersIn({ state: "contested" })).toEqual(["beta"]);
  expect(await numbersIn({ state: "overdue" })).toEqual([]);
  expect(await numbersIn({ state: "overdue", at: await daysAfterDue(1) })).toEqual(["beta"]);
  expect(await numbersIn({ search: "ALFA" })).toEqual(["alfa"]);
  expect(await numbersIn({ period: "2026-11" })).toEqual([]);
});

test("what operators owe by age is what the books say, over versions, payments and advances", async () => {
  await pay("alfa", "66.00");
  await reopenPeriod(world.db, {
    agreementId: AGREEMENT,
    period: "2026-10",
    actor: "finance",
    reason: "A file came late.",
  });
  await world.addUsage("2026-10", [{ operator: "alfa", line: "L1", quantity: 10n * GB }]);
  await world.addInvoice("2026-10", [{ line: "L1", amount: "110.00", quantity: "110", rate: "1.00" }], {
    revision: 2,
  });
  await settlePeriod(world, "2026-10");
  await addMonth(world, "2026-11");
  await settlePeriod(world, "2026-11");
  const advance = { statementNumber: number("beta"), paidOn: "2026-11-20", actor: "finance" };
  await recordOperatorPayment(world.db, {
    ...advance,
    amountMicros: eur("60.00"),
    reference: "twice",
    isAdvance: true,
  });
  for (const days of [-40, 0, 1, 30, 31, 60, 61, 90, 91]) {
    const at = await daysAfterDue(days);
    const { rows, sums } = await listReceivables(world.db, { at, page: 1, pageSize: 10 });
    const items = await loadOpenItems(world.db, ["alfa", "beta"]);
    const asOf = at.toISOString().slice(0, 10);
    for (const operatorId of ["alfa", "beta"]) {
      const [expected] = agingOf(items.get(operatorId) ?? [], asOf);
      const row = rows.find((other) => other.operatorId === operatorId);
      expect([days, row?.buckets, row?.creditMicros, row?.totalMicros]).toEqual([
        ...[days, expected?.buckets, expected?.creditMicros, expected?.totalMicros],
      ]);
    }
    // Alfa owes 11.00 of October's second version and 66.00 of November, beta 44.00 less an advance of 16.00.
    expect(sums).toMatchObject([{ operators: 2, currency: "EUR", totalMicros: eur("105.00") }]);
  }
});

test("behind a statement stand its cost and margin, and its document gives its hash", async () => {
  const at = new Date();
  const shown = await showStatement(world.db, { number: number("alfa"), at });
  expect(shown).toMatchObject({ isIntact: true, standing: { openMicros: eur("66.00"), payment: "due" } });
  expect(shown.cost).toMatchObject({
    costMicros: eur("60.00"),
    marginMicros: eur("6.00"),
    netMicros: eur("66.00"),
  });
  await expect(showStatement(world.db, { number: "ST-1", at })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(showStatement(world.db, { number: number("alfa"), version: 2, at })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  const client = await world.test.superuser.connect();
  await client.query("SET session_replication_role = replica");
  await client.query("UPDATE statement SET document = jsonb_set(document, '{dueOn}', '\"2027-01-01\"')");
  client.release(true);
  expect((await showStatement(world.db, { number: number("alfa"), at })).isIntact).toBe(false);
});
