import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import { writeAudit } from "../audit/write-audit.ts";
import { findInvoice, type InvoiceReference } from "./find-invoice.ts";
import { decodeFlags } from "./flag-json.ts";

export interface DecideInvoiceInput extends InvoiceReference {
  readonly actor: string;
  readonly reason: string;
}

/**
 * Accepts a flagged invoice in spite of its flags: from then on it can be settled, in place of earlier ones
 * of the same number and period. One in another currency can never be.
 *
 * Throws  {@link DomainError} `REASON_REQUIRED`, `NOT_FOUND`, `CURRENCY_MIXED`, `INPUT_INVALID` when it is
 * not flagged.
 */
export async function acceptInvoice(db: PortfolioDb, input: DecideInvoiceInput): Promise<void> {
  const { actor, agreementId } = input;
  const reason = requireReason(input.reason, "accept");
  await db.$transaction(async (tx) => {
    const invoice = await findInvoice(tx, input);
    const flags = decodeFlags(invoice.flags);
    const mixed = flags.find(({ code }) => code === "CURRENCY_MISMATCH");
    if (mixed !== undefined) throw new DomainError("CURRENCY_MIXED", mixed.message);
    const { id, number, revision, period } = invoice;
    const data = { status: "received", acceptedBy: actor, acceptReason: reason };
    const { count } = await tx.mnoInvoice.updateMany({ where: { id, status: "flagged" }, data });
    if (count === 0) throw notFlagged(number, invoice.status);
    await tx.mnoInvoice.updateMany({
      where: { agreementId, number, period, revision: { lt: revision }, status: { not: "superseded" } },
      data: { status: "superseded" },
    });
    const details = { id, agreementId, revision, reason, flags: flags.map(({ code }) => code) };
    await writeAudit(tx, { actor, action: "mno-invoice:accept", subject: number, details });
  });
}

export function requireReason(reason: string, verb: string): string {
  const given = reason.trim();
  if (given !== "") return given;
  throw new DomainError("REASON_REQUIRED", `To ${verb} a flagged invoice, say why: give a reason.`);
}

export function notFlagged(number: string, status: string): DomainError {
  return new DomainError(
    "INPUT_INVALID",
    `Invoice ${number} is ${status}, not flagged: there is nothing to decide.`,
  );
}
