import { z } from "zod";
import { Prisma, type PrismaClient } from "../../generated/shared/client.ts";
import type { OperatorTables } from "../operator-db.ts";
import { type Reader, readRows } from "../portfolio-reads/reader.ts";

/** A payment to be kept. */
export interface NewPayment {
  readonly id: string;
  readonly subscriberId: string;
  /** YYYY-MM-DD */
  readonly paidOn: string;
  readonly currency: string;
  readonly amountMicros: bigint;
  readonly method: string;
  readonly reference: string;
}

/** What of a payment pays which bill. */
export interface NewAllocation {
  readonly paymentId: string;
  readonly billId: string;
  readonly amountMicros: bigint;
}

const keyedBill = z.object({
  key: z.string(),
  billId: z.string(),
  subscriberId: z.string(),
  currency: z.string(),
});

/** A final bill by its number's letters and digits, in capitals. */
export type KeyedBill = z.infer<typeof keyedBill>;

/**
 * Finds final bills by hundreds of thousands of what may be their numbers. Row policies let no index find a
 * written form of a number, and make the database expect a single bill: told not to go through the numbers
 * again for each bill, it hashes them.
 */
export async function billsByKey(tx: OperatorTables, keys: readonly string[]): Promise<KeyedBill[]> {
  const query = Prisma.sql`
    SELECT named.key, id::text AS "billId", subscriber_id::text AS "subscriberId", currency
    FROM (SELECT DISTINCT key FROM unnest(${keys}::text[]) AS given(key)) named
    JOIN bill ON upper(regexp_replace(number, '[^A-Za-z0-9]', '', 'g')) = named.key
    WHERE kind = 'bill' AND status = 'final'`;
  await rawOf(tx).$executeRaw`SET LOCAL enable_nestloop = off`;
  const found = await readRows(readerOf(tx), query, keyedBill);
  await rawOf(tx).$executeRaw`SET LOCAL enable_nestloop = on`;
  return found;
}

/** Those of some references under which a payment is recorded already. */
export async function recordedReferences(
  tx: OperatorTables,
  method: string,
  references: readonly string[],
): Promise<string[]> {
  const query = Prisma.sql`
    SELECT reference FROM payment
    WHERE method = ${method} AND reference = ANY (${references}::text[])`;
  const rows = await readRows(readerOf(tx), query, z.object({ reference: z.string() }));
  return rows.map(({ reference }) => reference);
}

/**
 * Holds what some subscribers owe and have paid until the transaction ends, always in one order, so that two
 * who hold many wait for each other and never both.
 */
export async function holdAccounts(tx: OperatorTables, subscriberIds: readonly string[]): Promise<void> {
  await readerOf(tx).$queryRaw(Prisma.sql`
    SELECT count(*) FROM (SELECT id FROM subscriber WHERE id = ANY (${subscriberIds}::uuid[])
      ORDER BY id FOR UPDATE) held`);
}

const openBill = z.object({
  subscriberId: z.string(),
  currency: z.string(),
  billId: z.string(),
  number: z.string(),
  dueOn: z.string(),
  openMicros: z.bigint(),
});

/**
 * The final bills of some subscribers that are not paid. What was credited and paid is looked up bill by
 * bill: added up for all at once it is joined row by row while a table has just grown and is not counted yet.
 */
export function openBillsOf(tx: OperatorTables, subscriberIds: readonly string[]) {
  const query = Prisma.sql`
    SELECT bill.subscriber_id::text AS "subscriberId", bill.currency, bill.id::text AS "billId", bill.number,
      coalesce(to_char(bill.due_on, 'YYYY-MM-DD'), '') AS "dueOn", owed.micros AS "openMicros"
    FROM bill
    CROSS JOIN LATERAL (SELECT sum(gross_micros) AS micros FROM bill note
      WHERE note.credits_id = bill.id AND kind = 'credit-note' AND status = 'final') credited
    CROSS JOIN LATERAL (SELECT sum(amount_micros) AS micros FROM payment_allocation
      WHERE bill_id = bill.id) paid
    CROSS JOIN LATERAL (SELECT
      (bill.gross_micros + coalesce(credited.micros, 0) - coalesce(paid.micros, 0))::bigint AS micros) owed
    WHERE bill.subscriber_id = ANY (${subscriberIds}::uuid[]) AND bill.kind = 'bill' AND bill.status = 'final'
      AND owed.micros > 0`;
  return readRows(readerOf(tx), query, openBill);
}

const usedPayment = z.object({
  subscriberId: z.string(),
  currency: z.string(),
  paymentId: z.string(),
  amountMicros: z.bigint(),
  usedMicros: z.bigint(),
});

/**
 * The payments of some subscribers of which not all pays bills, and refunds, oldest first; what is on its way
 * back to cards counts as gone.
 */
export function unusedPaymentsOf(tx: OperatorTables, subscriberIds: readonly string[]) {
  const query = Prisma.sql`
    SELECT "subscriberId", currency, "paymentId", "amountMicros", "usedMicros" FROM (
    SELECT payment.subscriber_id::text AS "subscriberId", payment.currency, payment.id::text AS "paymentId",
      payment.amount_micros AS "amountMicros", coalesce(used.micros, 0)::bigint AS "usedMicros",
      payment.paid_on, payment.recorded_at, payment.id
    FROM payment
    CROSS JOIN LATERAL (SELECT sum(amount_micros) AS micros FROM payment_allocation
      WHERE payment_id = payment.id) used
    WHERE payment.subscriber_id = ANY (${subscriberIds}::uuid[])
      AND payment.amount_micros <> coalesce(used.micros, 0)
    UNION ALL
    SELECT bill.subscriber_id::text, checkout.currency, refund.id::text, -refund.amount_micros, 0,
      refund.created_at::date, refund.created_at, refund.id
    FROM card_refund refund
    CROSS JOIN LATERAL (SELECT currency, bill_id FROM card_checkout WHERE id = refund.checkout_id) checkout
    CROSS JOIN LATERAL (SELECT subscriber_id FROM bill WHERE id = checkout.bill_id) bill
    WHERE refund.status IN ('asked', 'pending') AND bill.subscriber_id = ANY (${subscriberIds}::uuid[])
    ) given
    ORDER BY paid_on, recorded_at, id`;
  return readRows(readerOf(tx), query, usedPayment);
}

/** Keeps payments and what they pay in two statements, however many they are. */
export async function addPayments(
  tx: OperatorTables,
  payments: readonly NewPayment[],
  allocations: readonly NewAllocation[],
  recordedBy: string,
): Promise<void> {
  const paid = (field: keyof NewPayment) => payments.map((payment) => String(payment[field]));
  await rawOf(tx).$executeRaw`
    INSERT INTO payment
      (id, subscriber_id, paid_on, currency, amount_micros, method, reference, recorded_by)
    SELECT id, subscriber_id, paid_on, currency, amount, method, reference, ${recordedBy}
    FROM unnest(${paid("id")}::text[]::uuid[], ${paid("subscriberId")}::text[]::uuid[],
      ${paid("paidOn")}::text[]::date[], ${paid("currency")}::text[],
      ${paid("amountMicros")}::text[]::bigint[], ${paid("method")}::text[], ${paid("reference")}::text[])
      AS given(id, subscriber_id, paid_on, currency, amount, method, reference)`;
  const part = (field: keyof NewAllocation) => allocations.map((allocation) => String(allocation[field]));
  await rawOf(tx).$executeRaw`
    INSERT INTO payment_allocation (id, payment_id, bill_id, amount_micros)
    SELECT gen_random_uuid(), given.*
    FROM unnest(${part("paymentId")}::text[]::uuid[], ${part("billId")}::text[]::uuid[],
      ${part("amountMicros")}::text[]::bigint[]) AS given`;
}

/** The tables of a transaction are those of its client, which runs SQL as well. */
function rawOf(tx: OperatorTables): Pick<PrismaClient, "$executeRaw"> {
  return tx as unknown as Pick<PrismaClient, "$executeRaw">;
}

function readerOf(tx: OperatorTables): Reader {
  return tx as unknown as Reader;
}
