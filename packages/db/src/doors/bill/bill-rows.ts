import type { PrismaClient } from "../../generated/shared/client.ts";
import type { OperatorTables } from "../operator-db.ts";

/** A bill that was drawn up, to be kept as a draft of its run. */
export interface NewBill {
  readonly id: string;
  readonly subscriberId: string;
  readonly ratingId: string | null;
  readonly language: string;
  readonly netMicros: bigint;
  readonly taxMicros: bigint;
  readonly grossMicros: bigint;
  readonly lines: readonly NewBillLine[];
}

export interface NewBillLine {
  readonly lineNumber: number;
  readonly kind: string;
  readonly code: string;
  readonly description: string;
  /** A decimal. */
  readonly quantity: string | null;
  readonly unit: string | null;
  readonly fromDay: string;
  readonly toDay: string;
  readonly netMicros: bigint;
  readonly taxMicros: bigint;
  readonly taxCode: string;
  readonly taxBps: number;
}

/** What all bills of a run have in common. */
export interface DraftedRun {
  /** null: drawn up outside of a run. */
  readonly runId: string | null;
  readonly profileId: string;
  readonly period: string;
  readonly currency: string;
}

type Raw = Pick<PrismaClient, "$executeRaw" | "$queryRaw">;

/**
 * Holds a run until the transaction ends, so that nobody else works on it; answers its status.
 *
 * Shape   null when there is no such run.
 */
export async function holdBillRun(tx: OperatorTables, runId: string): Promise<string | null> {
  const [run] = await raw(tx).$queryRaw<{ status: string }[]>`
    SELECT status FROM bill_run WHERE id = ${runId}::uuid FOR UPDATE`;
  return run?.status ?? null;
}

/**
 * Holds what a subscriber owes and has paid until the transaction ends: bills, credit notes and payments of
 * one subscriber are made one after the other.
 */
export async function holdAccount(tx: OperatorTables, subscriberId: string): Promise<void> {
  await raw(tx).$queryRaw`SELECT id FROM subscriber WHERE id = ${subscriberId}::uuid FOR UPDATE`;
}

/** Keeps bills with their lines in two statements, however many they are. */
export async function addDraftBills(
  tx: OperatorTables,
  { runId, profileId, period, currency }: DraftedRun,
  bills: readonly NewBill[],
): Promise<void> {
  const columns = (field: Exclude<keyof NewBill, "ratingId" | "lines">) =>
    bills.map((bill) => String(bill[field]));
  const ratings = bills.map(({ ratingId }) => ratingId);
  await raw(tx).$executeRaw`
    INSERT INTO bill
      (id, bill_run_id, billing_profile_id, subscriber_id, retail_rating_id, language, period, currency,
        net_micros, tax_micros, gross_micros)
    SELECT id::uuid, ${runId}::uuid, ${profileId}::uuid, subscriber_id::uuid, rating_id::uuid, language,
      ${period}, ${currency}, net, tax, gross
    FROM unnest(${columns("id")}::text[], ${columns("subscriberId")}::text[], ${ratings}::text[],
      ${columns("language")}::text[], ${columns("netMicros")}::text[]::bigint[],
      ${columns("taxMicros")}::text[]::bigint[], ${columns("grossMicros")}::text[]::bigint[])
      AS drawn(id, subscriber_id, rating_id, language, net, tax, gross)`;
  await addBillLines(tx, bills);
}

/** The lines of bills, one statement for all of them. */
export async function addBillLines(
  tx: OperatorTables,
  bills: readonly Pick<NewBill, "id" | "lines">[],
): Promise<void> {
  const rows = bills.flatMap(({ id, lines }) => lines.map((line) => ({ billId: id, ...line })));
  const column = (field: keyof (typeof rows)[number]) =>
    rows.map((row) => {
      const value = row[field];
      return value === null ? null : String(value);
    });
  await raw(tx).$executeRaw`
    INSERT INTO bill_line
      (id, bill_id, line_number, kind, code, description, quantity, unit, from_day, to_day,
        net_micros, tax_micros, tax_code, tax_bps)
    SELECT gen_random_uuid(), line.*
    FROM unnest(${column("billId")}::text[]::uuid[], ${column("lineNumber")}::text[]::int[],
      ${column("kind")}::text[], ${column("code")}::text[], ${column("description")}::text[],
      ${column("quantity")}::text[]::numeric[], ${column("unit")}::text[],
      ${column("fromDay")}::text[]::date[], ${column("toDay")}::text[]::date[],
      ${column("netMicros")}::text[]::bigint[], ${column("taxMicros")}::text[]::bigint[],
      ${column("taxCode")}::text[], ${column("taxBps")}::text[]::int[]) AS line`;
}

/**
 * Takes the next numbers of a series. They belong to the transaction: if it is rolled back, whoever comes
 * next gets them, so none is ever missing. Whoever else wants one waits for its end.
 *
 * Shape   the first of `count` numbers that follow one another.
 */
export async function takeNumbers(tx: OperatorTables, series: string, count: number): Promise<number> {
  const [taken] = await raw(tx).$queryRaw<{ first: number }[]>`
    INSERT INTO bill_number (series, next) VALUES (${series}, 1 + ${count}::int)
    ON CONFLICT (operator_id, series) DO UPDATE SET next = bill_number.next + ${count}::int
    RETURNING next - ${count}::int AS first`;
  if (taken === undefined) throw new Error(`no number was given in the series "${series}"`);
  return taken.first;
}

/** Drafts of a run, those of the lowest subscriber numbers first. */
export async function nextDrafts(tx: OperatorTables, runId: string, limit: number): Promise<string[]> {
  const rows = await raw(tx).$queryRaw<{ id: string }[]>`
    SELECT bill.id FROM bill JOIN subscriber ON subscriber.id = bill.subscriber_id
    WHERE bill.bill_run_id = ${runId}::uuid AND bill.status = 'draft'
    ORDER BY subscriber.number LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}

/**
 * Makes drafts final, each with its number; days as YYYY-MM-DD. Numbers are looked up by place: a join would
 * be planned for as many drafts as there were when the table was last analyzed, and take seconds.
 */
export async function numberBills(
  tx: OperatorTables,
  bills: readonly { readonly id: string; readonly number: string }[],
  { issuedOn, dueOn }: { readonly issuedOn: string; readonly dueOn: string | null },
): Promise<void> {
  const ids = bills.map(({ id }) => id);
  const numbers = bills.map(({ number }) => number);
  await raw(tx).$executeRaw`
    UPDATE bill SET status = 'final', issued_on = ${issuedOn}::date, due_on = ${dueOn}::date,
      number = (${numbers}::text[])[array_position(${ids}::uuid[], id)]
    WHERE id = ANY(${ids}::uuid[]) AND status = 'draft'`;
}

/** Throws some drafts of a run away, with their lines; answers how many there were. */
export async function dropDrafts(tx: OperatorTables, runId: string, limit: number): Promise<number> {
  const ids = await nextDrafts(tx, runId, limit);
  await tx.billLine.deleteMany({ where: { billId: { in: ids } } });
  const { count } = await tx.bill.deleteMany({ where: { id: { in: ids }, status: "draft" } });
  return count;
}

/** The tables of a transaction are those of its client, which runs SQL as well. */
function raw(tx: OperatorTables): Raw {
  return tx as unknown as Raw;
}
