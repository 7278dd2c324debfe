import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import type { Micros } from "@tributary/domain/money/types";
import { withheldKey } from "../dispute/find-dispute.ts";
import { paidInvoice } from "./record-mno-payment.ts";

/** What is payable now on one MNO invoice. */
export interface Payable {
  readonly invoiceId: string;
  readonly number: string;
  readonly period: string;
  readonly currency: string;
  /** YYYY-MM-DD */
  readonly dueOn: string;
  readonly grossMicros: Micros;
  /** Held back under a dispute whose notice is out; what was rejected of it is not. */
  readonly withheldMicros: Micros;
  readonly paidMicros: Micros;
  /** Credits of earlier, paid invoices that this one is lowered by. */
  readonly creditMicros: Micros;
  readonly payableMicros: Micros;
}

export interface Payables {
  /** In order of due date. */
  readonly invoices: readonly Payable[];
  /** Credits beyond everything payable: they wait for the next invoice. */
  readonly unappliedCreditMicros: Micros;
}

/**
 * Lists what is payable now to the MNO of an agreement, invoice by invoice. A draft dispute holds nothing
 * back; what is undisputed is always payable.
 *
 * Units   micros, tax included. What is withheld is net of tax: the tax on it stays payable until a credit
 *         note corrects it.
 * Shape   payable = gross − withheld − paid − credits, never below zero; credits go to the earliest due
 *         first.
 */
export async function payables(db: PortfolioTables, agreementId: string): Promise<Payables> {
  const invoices = await db.mnoInvoice.findMany({
    where: { agreementId, status: "received" },
    omit: { rawBytes: true },
    include: { disputes: { where: { status: { not: "draft" } } } },
    orderBy: [{ dueOn: "asc" }, { number: "asc" }],
  });
  const withheld = await withheldNumbers(
    db,
    invoices.flatMap(({ disputes }) => disputes),
  );
  const paid = await paidByInvoice(db, agreementId);
  let creditLeft = await creditsOf(db, agreementId);
  const rows: Payable[] = [];
  for (const invoice of invoices) {
    const { id, number, period, currency, grossMicros } = invoice;
    const withheldMicros = withheldOn(invoice.disputes, withheld);
    const paidMicros = paid.get(id) ?? 0n;
    const open = atLeastZero(grossMicros - withheldMicros - paidMicros);
    const payableMicros = atLeastZero(open - creditLeft);
    const creditMicros = open - payableMicros;
    creditLeft -= creditMicros;
    rows.push({
      invoiceId: id,
      number,
      period,
      currency,
      dueOn: invoice.dueOn.toISOString().slice(0, 10),
      grossMicros,
      withheldMicros,
      paidMicros,
      creditMicros,
      payableMicros,
    });
  }
  return { invoices: rows, unappliedCreditMicros: creditLeft };
}

interface DisputeRow {
  readonly number: string;
  readonly status: string;
  readonly netRecoverableMicros: Micros;
  readonly rejectedMicros: Micros;
}

/** Which of these disputes hold their amount back, by number. */
async function withheldNumbers(
  db: PortfolioTables,
  disputes: readonly DisputeRow[],
): Promise<ReadonlySet<string>> {
  const numbers = new Map(disputes.map(({ number }) => [withheldKey(number), number]));
  const posted = await db.ledgerTransaction.findMany({
    where: { key: { in: [...numbers.keys()] } },
    select: { key: true },
  });
  return new Set(posted.map(({ key }) => numbers.get(key) ?? key));
}

function withheldOn(disputes: readonly DisputeRow[], withheld: ReadonlySet<string>): Micros {
  return disputes
    .filter(({ number, status }) => withheld.has(number) && status !== "withdrawn")
    .reduce(
      (sum, { netRecoverableMicros, rejectedMicros }) => sum + netRecoverableMicros - rejectedMicros,
      0n,
    );
}

async function paidByInvoice(db: PortfolioTables, agreementId: string): Promise<Map<string, Micros>> {
  const payments = await db.ledgerPosting.findMany({
    where: { account: "mno-payable", transaction: { kind: "mno-paid", agreementId } },
    select: { amountMicros: true, transaction: { select: { key: true } } },
  });
  const paid = new Map<string, Micros>();
  for (const { amountMicros, transaction } of payments) {
    const invoiceId = paidInvoice(transaction.key);
    paid.set(invoiceId, (paid.get(invoiceId) ?? 0n) + amountMicros);
  }
  return paid;
}

/** Credit notes that went against what is owed: for invoices that were paid, and beyond the claim. */
async function creditsOf(db: PortfolioTables, agreementId: string): Promise<Micros> {
  const credits = await db.ledgerPosting.aggregate({
    where: { account: "mno-payable", transaction: { kind: "credit-received", agreementId } },
    _sum: { amountMicros: true },
  });
  return credits._sum.amountMicros ?? 0n;
}

function atLeastZero(amount: Micros): Micros {
  return amount < 0n ? 0n : amount;
}
