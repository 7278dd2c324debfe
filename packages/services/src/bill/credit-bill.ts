import { randomUUID } from "node:crypto";
import { addBillLines, holdAccount, numberBills, takeNumbers } from "@tributary/db/doors/bill/bill-rows";
import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import {
  type CreditedLine,
  type CreditWish,
  creditLines,
  leftOf,
  shareCredit,
} from "@tributary/domain/bill/credit";
import { amountsOf } from "@tributary/domain/bill/draw-up-bill";
import { numberOf, seriesOn } from "@tributary/domain/bill/number-series";
import type { BillLine, NumberSeries } from "@tributary/domain/bill/types";
import { DomainError } from "@tributary/domain/error";
import { minorUnitMicros } from "@tributary/domain/money/currency";
import type { Micros } from "@tributary/domain/money/types";
import { freePaid } from "@tributary/domain/payment/allocate-payment";
import { dayAt } from "@tributary/domain/period/period";
import { writeAudit } from "../audit/write-audit.ts";
import { requireReason } from "../operator-dispute/require-reason.ts";
import { openBills, spendCredit } from "../payment/account.ts";
import { type FoundBill, findFinalBill } from "./find-bill.ts";
import { writtenLines } from "./new-bill.ts";
import { type BillingProfile, profileById } from "./profile-of.ts";
import { refreshRetailTotal, totalledRun } from "./refresh-retail-total.ts";
import { readLines } from "./stored-lines.ts";

export interface CreditRequest {
  readonly number: string;
  /** How much of which line, with its tax; null takes back all that is left, or `amountMicros` of it. */
  readonly lines: readonly CreditWish[] | null;
  /** Of all lines alike, with its tax. */
  readonly amountMicros?: Micros | null;
  readonly reason: string;
  readonly actor: string;
  readonly at: Date;
  /** The correction of a rate card that gives the difference back; absent: somebody credits it by hand. */
  readonly rateCorrectionId?: string;
}

/**
 * Takes a bill back in whole or in part by a credit note, which has its number at once. What was paid on it
 * beyond what is left pays the subscriber's other bills, or stays its credit.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `REASON_REQUIRED`; `INPUT_INVALID` for more than is left;
 *         `ALREADY_DONE` when nothing is left.
 */
export async function creditBill(
  db: OperatorDb,
  { number, reason, actor, at, ...part }: CreditRequest,
): Promise<{ readonly number: string }> {
  const why = requireReason(reason, "Say why it is credited: it stands on the credit note.");
  const found = await findFinalBill(db.shared, number);
  const profile = await profileById(db.shared, found.billingProfileId);
  return refreshRetailTotal(db, totalledRun(found.period, profile), async (tx) => {
    const note = await takeBack(tx, found, profile, { ...part, reason: why, at });
    await writeAudit(tx, {
      actor,
      action: "bill:credit",
      subject: number,
      operatorId: db.operatorId,
      details: { creditNote: note, reason: why },
    });
    return { number: note };
  });
}

/** Makes the credit note and frees what was paid too much, in a transaction of the caller's. */
export async function takeBack(
  tx: OperatorTables,
  found: FoundBill,
  { terms }: BillingProfile,
  { reason, at, rateCorrectionId, ...part }: Omit<CreditRequest, "number" | "actor">,
): Promise<string> {
  await holdAccount(tx, found.subscriberId);
  const credited = await creditedLines(tx, found.id);
  const lines = takenLines(readLines(found.lines), credited, part, minorUnitMicros(found.currency));
  const issuedOn = dayAt(at.getTime(), terms.zone);
  const given = { reason, series: terms.creditNumbers, issuedOn, rateCorrectionId };
  const note = await addCreditNote(tx, found, lines, given);
  await freeOverpaid(tx, found);
  return note;
}

function takenLines(
  lines: readonly BillLine[],
  credited: readonly CreditedLine[],
  { lines: wishes, amountMicros = null }: Pick<CreditRequest, "lines" | "amountMicros">,
  unitMicros: Micros,
): BillLine[] {
  if (amountMicros === null) return creditLines(lines, credited, wishes, unitMicros);
  if (wishes !== null) throw new DomainError("INPUT_INVALID", "Credit lines or an amount, not both.");
  const shares = shareCredit(leftOf(lines, credited), amountMicros, unitMicros);
  return creditLines(lines, credited, shares, unitMicros);
}

/** What was taken back of each line already. */
async function creditedLines(tx: OperatorTables, billId: string) {
  const lines = await tx.billLine.findMany({
    where: { bill: { creditsId: billId } },
    select: { lineNumber: true, netMicros: true, taxMicros: true },
  });
  return lines.map(({ lineNumber, netMicros, taxMicros }) => {
    return { lineNumber, netMicros: -netMicros, taxMicros: -taxMicros };
  });
}

interface GivenNote {
  readonly reason: string;
  readonly series: NumberSeries;
  readonly issuedOn: string;
  readonly rateCorrectionId: string | undefined;
}

async function addCreditNote(
  tx: OperatorTables,
  { id: creditsId, billingProfileId, subscriberId, period, currency, language }: FoundBill,
  lines: readonly BillLine[],
  { reason, series, issuedOn, rateCorrectionId }: GivenNote,
): Promise<string> {
  const id = randomUUID();
  const of = { id, creditsId, billingProfileId, subscriberId, period, currency, language, reason };
  const note = { ...of, rateCorrectionId, kind: "credit-note", ...amountsOf(lines) };
  await tx.bill.createMany({ data: [note] });
  await addBillLines(tx, [{ id, lines: writtenLines(lines) }]);
  const number = numberOf(series, issuedOn, await takeNumbers(tx, seriesOn(series, issuedOn), 1));
  await numberBills(tx, [{ id, number }], { issuedOn, dueOn: null });
  return number;
}

/** Frees what was paid beyond what is left of a bill, and lets it pay the others. */
async function freeOverpaid(tx: OperatorTables, { id, subscriberId, currency }: FoundBill): Promise<void> {
  const open =
    (await openBills(tx, subscriberId, currency)).find(({ billId }) => billId === id)?.openMicros ?? 0n;
  if (open >= 0n) return;
  const allocations = await tx.paymentAllocation.findMany({
    where: { billId: id },
    orderBy: { id: "asc" },
    select: { paymentId: true, amountMicros: true },
  });
  const freed = freePaid(open, netOfFreed(allocations));
  await tx.paymentAllocation.createMany({
    data: freed.map(({ from, amountMicros }) => ({ paymentId: from.paymentId, billId: id, amountMicros })),
  });
  await spendCredit(tx, subscriberId, currency);
}

/** One sum per payment, in the order in which they first paid: what was freed before counts against it. */
function netOfFreed(allocations: readonly { readonly paymentId: string; readonly amountMicros: bigint }[]) {
  const sums = new Map<string, bigint>();
  for (const { paymentId, amountMicros } of allocations) {
    sums.set(paymentId, (sums.get(paymentId) ?? 0n) + amountMicros);
  }
  return [...sums].map(([paymentId, amountMicros]) => ({ paymentId, amountMicros }));
}
