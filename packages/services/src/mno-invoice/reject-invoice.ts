import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { writeAudit } from "../audit/write-audit.ts";
import { type DecideInvoiceInput, notFlagged, requireReason } from "./accept-invoice.ts";
import { findInvoice } from "./find-invoice.ts";

/**
 * Turns a flagged invoice down: it stays on record as superseded, never settled, and out of the way of the
 * right one.
 *
 * Throws  {@link DomainError} `REASON_REQUIRED`, `NOT_FOUND`, `INPUT_INVALID` when it is not flagged.
 */
export async function rejectInvoice(db: PortfolioDb, input: DecideInvoiceInput): Promise<void> {
  const { actor, agreementId } = input;
  const reason = requireReason(input.reason, "reject");
  await db.$transaction(async (tx) => {
    const { id, number, revision, status } = await findInvoice(tx, input);
    const where = { id, status: "flagged" };
    const data = { status: "superseded", rejectedBy: actor, rejectReason: reason };
    const { count } = await tx.mnoInvoice.updateMany({ where, data });
    if (count === 0) throw notFlagged(number, status);
    const details = { id, agreementId, revision, reason };
    await writeAudit(tx, { actor, action: "mno-invoice:reject", subject: number, details });
  });
}
