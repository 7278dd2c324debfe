import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import type { LedgerEvent } from "@tributary/domain/ledger/events";
import { postings } from "@tributary/domain/ledger/postings";
import type { Micros } from "@tributary/domain/money/types";
import { writeAudit } from "../audit/write-audit.ts";
import { postEntries } from "./post.ts";

export interface PaymentRequest {
  readonly invoiceId: string;
  readonly amountMicros: Micros;
  /** The bank's or the payer's own reference; the same reference is booked once. */
  readonly reference: string;
  readonly actor: string;
}

/**
 * Records a payment of an MNO invoice.
 *
 * Shape   true when it was booked now, false when this reference stood there already.
 * Throws  {@link DomainError} `NOT_FOUND`, `AMOUNT_INVALID`, `INPUT_INVALID` when the reference stands for
 *         another amount.
 */
export async function recordMnoPayment(db: PortfolioDb, request: PaymentRequest): Promise<boolean> {
  const { invoiceId, amountMicros, reference, actor } = request;
  if (amountMicros <= 0n) throw new DomainError("AMOUNT_INVALID", "A payment is a positive amount.");
  return db.$transaction(async (tx) => {
    const invoice = await tx.mnoInvoice.findUnique({
      where: { id: invoiceId },
      select: {
        number: true,
        currency: true,
        period: true,
        agreementId: true,
        agreement: { select: { mnoId: true } },
      },
    });
    if (invoice === null) throw new DomainError("NOT_FOUND", "There is no such invoice: check its id.");
    const { agreementId, period, currency, number } = invoice;
    const event: LedgerEvent = { kind: "mno-paid", currency, mno: invoice.agreement.mnoId, amountMicros };
    const entry = {
      key: `${paymentKey(invoiceId)}${reference}`,
      kind: event.kind,
      description: `Payment ${reference} of invoice ${number}`,
      agreementId,
      period,
      postings: postings(event),
    };
    const isNew = (await postEntries(tx, [entry])) > 0;
    if (isNew) {
      const details = { invoice: number, reference, amountMicros: `${amountMicros}` };
      await writeAudit(tx, { actor, action: "mno-invoice:pay", subject: invoiceId, details });
    }
    return isNew;
  });
}

/** How the keys of an invoice's payments begin. */
export function paymentKey(invoiceId: string): string {
  return `paid:${invoiceId}:`;
}

/** The invoice that a payment's key speaks of. */
export function paidInvoice(key: string): string {
  return key.split(":", 2)[1] ?? "";
}
