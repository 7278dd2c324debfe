import type { PortfolioDb, PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import type { LedgerEvent } from "@tributary/domain/ledger/events";
import { postings } from "@tributary/domain/ledger/postings";
import { groupedAmount } from "@tributary/domain/money/amount-text";
import type { Micros } from "@tributary/domain/money/types";
import { writeAudit } from "../audit/write-audit.ts";
import { inPeriod } from "../period/in-period.ts";
import { readDocument } from "../statement/document.ts";
import { postEntries } from "./post.ts";

export interface OperatorPaymentRequest {
  readonly statementNumber: string;
  readonly amountMicros: Micros;
  /** YYYY-MM-DD */
  readonly paidOn: string;
  /** The bank's or the payer's own reference; on one statement the same reference is booked once. */
  readonly reference: string;
  readonly actor: string;
  /** Paid beyond what is open, knowingly. */
  readonly isAdvance?: boolean;
}

export interface OperatorPayment {
  /** False when this reference stood there already. */
  readonly isNew: boolean;
  /** What is open on the statement now; negative after an advance. */
  readonly openMicros: Micros;
}

/**
 * Records what an operator paid on a statement, in the currency the statement is paid in.
 *
 * Throws  {@link DomainError} `NOT_FOUND`; `AMOUNT_INVALID` when the amount is not positive, or more than is
 *         open and no advance; `INPUT_INVALID` for a bad date, no reference, or a reference that stands for
 *         another amount.
 */
export async function recordOperatorPayment(
  db: PortfolioDb,
  request: OperatorPaymentRequest,
): Promise<OperatorPayment> {
  refuseUnclear(request);
  const { agreementId, period } = await latestVersion(db, request.statementNumber);
  return inPeriod(db, agreementId, period, async (tx) => {
    const statement = await latestVersion(tx, request.statementNumber);
    const openMicros = await openOn(tx, statement);
    const key = `received:${statement.number}:${request.reference}`;
    const isKnown = (await tx.ledgerTransaction.count({ where: { key } })) > 0;
    if (!isKnown) refuseTooMuch(request, openMicros, statement.currency);
    await post(tx, request, statement, key);
    if (isKnown) return { isNew: false, openMicros };
    await keepPayment(tx, request, statement);
    return { isNew: true, openMicros: openMicros - request.amountMicros };
  });
}

function refuseUnclear({ amountMicros, paidOn, reference }: OperatorPaymentRequest): void {
  if (amountMicros <= 0n) throw new DomainError("AMOUNT_INVALID", "A payment is a positive amount.");
  if (reference.trim() === "") {
    throw new DomainError("INPUT_INVALID", "A payment needs the bank's or the payer's reference.");
  }
  const date = new Date(`${paidOn}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== paidOn) {
    throw new DomainError("INPUT_INVALID", `"${paidOn}" is not a date: write it like 2026-11-30.`);
  }
}

function refuseTooMuch(request: OperatorPaymentRequest, openMicros: Micros, currency: string): void {
  if (request.isAdvance === true || request.amountMicros <= openMicros) return;
  const open = `${currency} ${groupedAmount(openMicros > 0n ? openMicros : 0n, currency)}`;
  throw new DomainError(
    "AMOUNT_INVALID",
    `Only ${open} is open on ${request.statementNumber}: correct the amount, or record it as an advance.`,
    { openMicros: `${openMicros}` },
  );
}

type PaidStatement = Awaited<ReturnType<typeof latestVersion>>;

async function latestVersion(tx: PortfolioTables, number: string) {
  const row = await tx.statement.findFirst({
    where: { number },
    orderBy: { version: "desc" },
    select: { id: true, number: true, operatorId: true, agreementId: true, period: true, document: true },
  });
  if (row === null) {
    throw new DomainError("NOT_FOUND", `There is no statement ${number}: check its number.`);
  }
  const { converted, currency } = readDocument(row.document);
  return { ...row, currency: converted?.currency ?? currency };
}

/** A statement is what one operator owes for one period of one agreement, in all its versions. */
async function openOn(tx: PortfolioTables, statement: PaidStatement): Promise<Micros> {
  const { operatorId, agreementId, period, currency } = statement;
  const sum = await tx.ledgerPosting.aggregate({
    where: {
      account: "operator-receivable",
      party: operatorId,
      currency,
      transaction: { agreementId, period },
    },
    _sum: { amountMicros: true },
  });
  return sum._sum.amountMicros ?? 0n;
}

async function post(
  tx: PortfolioTables,
  { amountMicros, reference, paidOn }: OperatorPaymentRequest,
  { number, operatorId, agreementId, period, currency }: PaidStatement,
  key: string,
): Promise<void> {
  const event: LedgerEvent = { kind: "operator-paid", currency, operator: operatorId, amountMicros };
  const description = `Payment ${reference} of statement ${number} on ${paidOn}`;
  await postEntries(tx, [
    { key, kind: event.kind, description, agreementId, period, postings: postings(event) },
  ]);
}

async function keepPayment(
  tx: PortfolioTables,
  { amountMicros, paidOn, reference, actor, isAdvance = false }: OperatorPaymentRequest,
  { id: statementId, number, operatorId }: PaidStatement,
): Promise<void> {
  await tx.statementPayment.createMany({
    data: [{ operatorId, statementId, paidOn: new Date(paidOn), amountMicros, reference, recordedBy: actor }],
  });
  const details = { reference, paidOn, amountMicros: `${amountMicros}`, isAdvance };
  await writeAudit(tx, { actor, action: "statement:pay", subject: number, operatorId, details });
}
