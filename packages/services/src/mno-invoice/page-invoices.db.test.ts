import { testDatabase } from "@tributary/db/testing/test-database";
import { parseMicros } from "@tributary/domain/money/micros";
import { afterAll, beforeAll, expect, test } from "vitest";
import { payables } from "../ledger/payables.ts";
import { recordMnoPayment } from "../ledger/record-mno-payment.ts";
import { reconcile } from "../reconciliation/reconcile.ts";
import { addMonth, makePlain } from "../testing/plain.ts";
import { AGREEMENT, GB, type World } from "../testing/world.ts";
import { exportInvoices } from "./export-invoices.ts";
import { pageInvoiceLines } from "./page-invoice-lines.ts";
import { type InvoiceListFilter, pageInvoices } from "./page-invoices.ts";
import { showInvoice } from "./show-invoice.ts";
import { surveyInvoices } from "./survey-invoices.ts";

const AT = new Date("2026-12-10T09:00:00Z");

let world: World;
beforeAll(async () => {
  world = await makePlain(await testDatabase());
  await addMonth(world, "2026-08");
  await addMonth(world, "2026-09");
  // October has usage and no invoice, November bills 10 GB more than was used, December is not over.
  await world.addUsage("2026-10", [{ operator: "alfa", line: "L1", quantity: 10n * GB }]);
  await world.addUsage("2026-11", [{ operator: "alfa", line: "L1", quantity: 50n * GB }]);
  await world.addUsage("2026-12", [{ operator: "alfa", line: "L1", quantity: 1n * GB }]);
  await world.addInvoice(
    "2026-11",
    [
      { line: "L1", amount: "60.00", quantity: "60", rate: "1.00" },
      { line: null, amount: "5.00" },
    ],
    { dueOn: "2026-12-24" },
  );
});
afterAll(() => world.test.close());

const list = async (filter: Partial<InvoiceListFilter> = {}) =>
  (await pageInvoices(world.db, { at: AT, page: 1, pageSize: 50, ...filter })).rows;
const periods = async (filter: Partial<InvoiceListFilter>) =>
  (await list(filter)).map(({ period, status }) => [period, status]);
const idOf = async (period: string) =>
  (await world.db.mnoInvoice.findFirstOrThrow({ where: { period }, select: { id: true } })).id;

test("a month that is over, with usage and no invoice, is missing one", async () => {
  expect(await periods({})).toEqual([
    ["2026-11", "received"],
    ["2026-10", "missing"],
    ["2026-09", "received"],
    ["2026-08", "received"],
  ]);
  expect(await periods({ status: "missing" })).toEqual([["2026-10", "missing"]]);
  expect(await periods({ period: "2026-09" })).toEqual([["2026-09", "received"]]);
  expect(await periods({ search: "r-2026-1" })).toEqual([["2026-11", "received"]]);
  expect(await periods({ mnoId: "another" })).toEqual([]);
});

test("a page ends where the next one begins", async () => {
  const pages = await Promise.all(
    [1, 2].map((page) => pageInvoices(world.db, { at: AT, page, pageSize: 3 })),
  );
  expect(pages.map(({ rows, total }) => [rows.length, total])).toEqual([
    [3, 4],
    [1, 4],
  ]);
});

test("what is owed is what the books say, and overdue behind the due date until it is paid", async () => {
  expect(await periods({ isOverdue: true })).toEqual([
    ["2026-09", "received"],
    ["2026-08", "received"],
  ]);
  const invoiceId = await idOf("2026-08");
  const payment = { reference: "bank-1", amountMicros: parseMicros("100.00"), actor: "fay", invoiceId };
  await recordMnoPayment(world.db, payment);
  expect(await periods({ isOverdue: true })).toEqual([["2026-09", "received"]]);
  const owed = new Map((await list()).map(({ id, payableMicros }) => [id, payableMicros]));
  for (const { invoiceId: id, payableMicros } of (await payables(world.db, AGREEMENT)).invoices) {
    expect(owed.get(id)).toBe(payableMicros);
  }
  const shown = await showInvoice(world.db, { id: invoiceId, at: AT });
  expect(shown).toMatchObject({
    daysLeft: -5,
    payable: { paidMicros: parseMicros("100.00"), payableMicros: 0n },
    payments: [{ reference: "bank-1", amountMicros: parseMicros("100.00") }],
  });
});

test("a line that differs stands beside what we expect", async () => {
  const invoiceId = await idOf("2026-11");
  expect((await list({ period: "2026-11" }))[0]).toMatchObject({ daysLeft: 14, matchedMicros: null });
  await reconcile(world.db, { agreementId: AGREEMENT, period: "2026-11", actor: "ada" });
  // Of 65.00 nothing matches: 60.00 are billed for 50.00, and 5.00 for nothing known.
  expect((await list({ period: "2026-11" }))[0]).toMatchObject({ matchedMicros: 0n, openExceptions: 2 });
  const { rows, total } = await pageInvoiceLines(world.db, { invoiceId, page: 1, pageSize: 10 });
  expect(total).toBe(2);
  expect(rows[0]).toMatchObject({
    quantity: "60",
    expectedMicros: parseMicros("50.00"),
    deltaMicros: parseMicros("10.00"),
    exceptionStatus: "open",
    linesCompared: 1,
  });
  const named = await pageInvoiceLines(world.db, { invoiceId, search: "other", page: 1, pageSize: 10 });
  expect(named.rows.map(({ lineNumber }) => lineNumber)).toEqual([2]);
});

test("what waits is counted, and the months there is something for", async () => {
  expect(await surveyInvoices(world.db, AT)).toEqual({
    flagged: 0,
    missing: 1,
    overdue: 1,
    periods: ["2026-11", "2026-10", "2026-09", "2026-08"],
  });
});

test("the list is exported as it is shown", async () => {
  const { fileName, bytes } = await exportInvoices(world.db, { at: AT, status: "missing", form: "raw" });
  const [, row] = new TextDecoder().decode(bytes).split("\r\n");
  expect(fileName).toBe("mno-invoices-raw.csv");
  expect(row).toContain("missing,Nordnetz,de1-2026,2026-10");
});
