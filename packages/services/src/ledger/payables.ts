import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import type { Micros } from "@tributary/domain/money/types";
import { withheldKey } from "../dispute/find-dispute.ts";
import { paymentKey } from "./record-mno-payment.ts";

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
  let creditLeft = await creditsOf(db, agreementId);
  const rows: Payable[] = [];
  for (const invoice of invoices) {
    const { id, number, period, currency, grossMicros } = invoice;
    const withheldMicros = await withheldOn(db, invoice.disputes);
    const paidMicros = await paidOn(db, id);
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

async function withheldOn(db: PortfolioTables, disputes: readonly DisputeRow[]): Promise<Micros> {
  let sum = 0n;
  for (const { number, status, netRecoverableMicros, rejectedMicros } of disputes) {
    const isWithheld = (await db.ledgerTransaction.count({ where: { key: withheldKey(number) } })) > 0;
    if (isWithheld && status !== "withdrawn") sum += netRecoverableMicros - rejectedMicros;
  }
  return sum;
}

async function paidOn(db: PortfolioTables, invoiceId: string): Promise<Micros> {
  const paid = await db.ledgerPosting.aggregate({
    where: {
      account: "mno-payable",
      transaction: { kind: "mno-paid", key: { startsWith: paymentKey(invoiceId) } },
    },
    _sum: { amountMicros: true },
  });
  return paid._sum.amountMicros ?? 0n;
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
