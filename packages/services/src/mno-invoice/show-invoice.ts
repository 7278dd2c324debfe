import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { InvoicePayable } from "@tributary/db/doors/portfolio-reads/payable-invoices";
import type { DisputeStatus } from "@tributary/domain/dispute/types";
import type { Micros } from "@tributary/domain/money/types";
import { dayAt } from "@tributary/domain/period/period";
import { paymentKey } from "../ledger/record-mno-payment.ts";
import { findInvoiceById } from "./find-invoice.ts";
import { type InvoiceCheck, invoiceChecks } from "./invoice-checks.ts";
import { type InvoiceSummary, summarize } from "./list-invoices.ts";

export interface InvoiceAgreement {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  readonly mnoName: string;
}

/** Another invoice of the same number, or for the same month. */
export interface RelatedInvoice {
  readonly id: string;
  readonly number: string;
  readonly revision: number;
  readonly status: InvoiceStatusText;
  readonly receivedAt: Date;
  readonly netMicros: Micros;
  readonly currency: string;
}

export type InvoiceStatusText = "flagged" | "received" | "superseded" | "rejected";

export interface ShownInvoice extends Omit<InvoiceSummary, "status" | "flags" | "agreementId"> {
  readonly status: InvoiceStatusText;
  readonly agreement: InvoiceAgreement;
  readonly checks: readonly InvoiceCheck[];
  /** null when it is not to be settled. */
  readonly payable: InvoicePayable | null;
  /** Until the due date; negative behind it. */
  readonly daysLeft: number;
  /** Net, on lines that match or differ within the tolerance; null before it was compared. */
  readonly matchedMicros: Micros | null;
  readonly openExceptions: number;
  /** Of the same number, this one included, the latest first. */
  readonly revisions: readonly RelatedInvoice[];
  /** Of another number that stands for the same month. */
  readonly rivals: readonly RelatedInvoice[];
  readonly disputes: readonly {
    readonly number: string;
    readonly status: DisputeStatus;
    readonly grossDisputedMicros: Micros;
    readonly netRecoverableMicros: Micros;
    readonly creditedMicros: Micros;
    readonly raisedAt: Date | null;
  }[];
  readonly payments: readonly {
    readonly reference: string;
    readonly amountMicros: Micros;
    readonly postedAt: Date;
  }[];
}

const DAY_MS = 86_400_000;

/**
 * Shows an invoice with everything its checks found and what became of it. Its lines are listed by
 * `page-invoice-lines.ts`.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function showInvoice(
  db: PortfolioDb,
  { id, at }: { readonly id: string; readonly at: Date },
): Promise<ShownInvoice> {
  const row = await findInvoiceById(db, id);
  const { agreementId, number, period } = row;
  const { status: _, flags, agreementId: __, ...summary } = summarize(row);
  const [agreement, payable, compared, related, disputes, payments] = await Promise.all([
    findAgreement(db, agreementId),
    db.reads.findInvoicePayable(id),
    db.reads.findComparedNet(id),
    listRelated(db, { agreementId, number, period }),
    db.dispute.findMany({ where: { invoiceId: id }, select: DISPUTE, orderBy: { number: "asc" } }),
    listPayments(db, id),
  ]);
  return {
    ...summary,
    status: statusOf(row),
    agreement,
    checks: invoiceChecks(flags),
    payable,
    daysLeft: daysBetween(dayAt(at.getTime(), agreement.zone), summary.dueOn),
    matchedMicros: compared.matchedMicros,
    openExceptions: compared.openExceptions,
    revisions: related.filter((each) => each.number === number),
    rivals: related.filter((each) => each.number !== number),
    disputes: disputes.map(({ status, ...dispute }) => ({ ...dispute, status: status as DisputeStatus })),
    payments,
  };
}

const DISPUTE = {
  number: true,
  status: true,
  grossDisputedMicros: true,
  netRecoverableMicros: true,
  creditedMicros: true,
  raisedAt: true,
} as const;

async function findAgreement(db: PortfolioDb, id: string): Promise<InvoiceAgreement> {
  const { mno, ...agreement } = await db.agreement.findUniqueOrThrow({
    where: { id },
    select: { id: true, name: true, zone: true, mno: { select: { name: true } } },
  });
  return { ...agreement, mnoName: mno.name };
}

async function listRelated(
  db: PortfolioDb,
  { agreementId, number, period }: { agreementId: string; number: string; period: string },
): Promise<RelatedInvoice[]> {
  const rows = await db.mnoInvoice.findMany({
    where: { agreementId, OR: [{ number }, { period, status: { not: "superseded" } }] },
    select: {
      id: true,
      number: true,
      revision: true,
      status: true,
      rejectedBy: true,
      receivedAt: true,
      netMicros: true,
      currency: true,
    },
    orderBy: [{ number: "asc" }, { revision: "desc" }],
  });
  return rows.map(({ rejectedBy, status, ...row }) => ({ ...row, status: statusOf({ status, rejectedBy }) }));
}

async function listPayments(db: PortfolioDb, id: string) {
  const entries = await db.ledgerTransaction.findMany({
    where: { kind: "mno-paid", key: { startsWith: paymentKey(id) } },
    select: {
      key: true,
      postedAt: true,
      postings: { where: { account: "mno-payable" }, select: { amountMicros: true } },
    },
    orderBy: { postedAt: "asc" },
  });
  return entries.map(({ key, postedAt, postings }) => ({
    reference: key.slice(paymentKey(id).length),
    amountMicros: postings.reduce((sum, { amountMicros }) => sum + amountMicros, 0n),
    postedAt,
  }));
}

/** A rejected invoice is stored as superseded: it is out of the way of the right one. */
function statusOf({ status, rejectedBy }: { status: string; rejectedBy: string | null }): InvoiceStatusText {
  return rejectedBy === null ? (status as InvoiceStatusText) : "rejected";
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}
