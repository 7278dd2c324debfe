import type { InvoiceCheck } from "@tributary/services/mno-invoice/invoice-checks";
import type { InvoiceLinesPage } from "@tributary/services/mno-invoice/page-invoice-lines";
import type { InvoiceRow } from "@tributary/services/mno-invoice/page-invoices";
import type { PreviewedInvoice } from "@tributary/services/mno-invoice/preview-invoice";
import type { RelatedInvoice, ShownInvoice } from "@tributary/services/mno-invoice/show-invoice";
import { nameOf } from "./usage-file-dto.ts";

export function invoiceRowDto(row: InvoiceRow) {
  return {
    id: row.id,
    status: row.status,
    agreementId: row.agreementId,
    agreementName: row.agreementName,
    mnoName: row.mnoName,
    zone: row.zone,
    period: row.period,
    currency: row.currency,
    number: row.number,
    revision: row.revision,
    issuedOn: row.issuedOn,
    dueOn: row.dueOn,
    receivedAt: row.receivedAt,
    netMicros: row.netMicros,
    taxMicros: row.taxMicros,
    grossMicros: row.grossMicros,
    payableMicros: row.payableMicros,
    daysLeft: row.daysLeft,
    flags: row.flags,
    blockingFlags: row.blockingFlags,
    matchedMicros: row.matchedMicros,
    openExceptions: row.openExceptions,
  };
}

export function invoiceDto(invoice: ShownInvoice) {
  const { agreement, payable } = invoice;
  return {
    id: invoice.id,
    number: invoice.number,
    revision: invoice.revision,
    status: invoice.status,
    sender: invoice.sender,
    currency: invoice.currency,
    period: invoice.period,
    issuedOn: invoice.issuedOn,
    dueOn: invoice.dueOn,
    daysLeft: invoice.daysLeft,
    receivedAt: new Date(invoice.receivedAt),
    netMicros: invoice.netMicros,
    taxMicros: invoice.taxMicros,
    grossMicros: invoice.grossMicros,
    fileName: invoice.fileName,
    sha256: invoice.sha256,
    acceptedBy: invoice.acceptedBy,
    acceptReason: invoice.acceptReason,
    rejectedBy: invoice.rejectedBy,
    rejectReason: invoice.rejectReason,
    agreement: { id: agreement.id, name: agreement.name, zone: agreement.zone, mnoName: agreement.mnoName },
    checks: invoice.checks.map(checkDto),
    payable:
      payable === null
        ? null
        : {
            paidMicros: payable.paidMicros,
            withheldMicros: payable.withheldMicros,
            creditMicros: payable.creditMicros,
            payableMicros: payable.payableMicros,
          },
    matchedMicros: invoice.matchedMicros,
    openExceptions: invoice.openExceptions,
    revisions: invoice.revisions.map(relatedDto),
    rivals: invoice.rivals.map(relatedDto),
    disputes: invoice.disputes.map((dispute) => ({
      number: dispute.number,
      status: dispute.status,
      grossDisputedMicros: dispute.grossDisputedMicros,
      netRecoverableMicros: dispute.netRecoverableMicros,
      creditedMicros: dispute.creditedMicros,
      raisedAt: dispute.raisedAt,
    })),
    payments: invoice.payments.map(({ reference, amountMicros, postedAt }) => {
      return { reference, amountMicros, postedAt };
    }),
  };
}

export function checkDto({ code, result, flags }: InvoiceCheck) {
  return {
    code,
    result,
    findings: flags.map(({ message, lineNumber, differenceMicros, isBlocking }) => {
      return { message, lineNumber, differenceMicros, isBlocking };
    }),
  };
}

function relatedDto({ id, number, revision, status, receivedAt, netMicros, currency }: RelatedInvoice) {
  return { id, number, revision, status, receivedAt, netMicros, currency };
}

export function invoiceLinesDto({ rows, total, operatorNames }: InvoiceLinesPage) {
  return {
    rows: rows.map((row) => ({
      lineNumber: row.lineNumber,
      lineCode: row.lineCode,
      description: row.description,
      quantity: row.quantity,
      rate: row.rate,
      amountMicros: row.amountMicros,
      operatorId: row.operatorId,
      operatorName: nameOf(row.operatorId, operatorNames),
      period: row.period,
      exceptionId: row.exceptionId,
      cause: row.cause,
      exceptionStatus: row.exceptionStatus,
      linesCompared: row.linesCompared,
      billedMicros: row.billedMicros,
      expectedMicros: row.expectedMicros,
      deltaMicros: row.deltaMicros,
    })),
    total,
  };
}

/** As many lines as a person looks over before an import. */
const PREVIEWED_LINES = 100;

export function previewDto({ invoice, sha256, revision, status, checks, supersedes }: PreviewedInvoice) {
  return {
    number: invoice.number,
    revision,
    status,
    sender: invoice.sender,
    currency: invoice.currency,
    period: invoice.period,
    issuedOn: invoice.issuedOn,
    dueOn: invoice.dueOn,
    netMicros: invoice.netMicros,
    taxMicros: invoice.taxMicros,
    grossMicros: invoice.grossMicros,
    sha256,
    lineCount: invoice.lines.length,
    lines: invoice.lines.slice(0, PREVIEWED_LINES).map((line) => ({
      lineNumber: line.lineNumber,
      lineCode: line.lineCode,
      description: line.description,
      amountMicros: line.amountMicros,
      operatorId: line.operatorId,
      period: line.period,
    })),
    checks: checks.map(checkDto),
    supersedes: supersedes.map(({ number, revision: earlier, status: was }) => {
      return { number, revision: earlier, status: was };
    }),
  };
}
