import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type Reader, readRows } from "./reader.ts";

/**
 * What is payable now on each invoice that was received: gross less what is withheld under a dispute whose
 * notice is out, less what was paid; credits go to the earliest due first.
 */
export function payableInvoices(): Prisma.Sql {
  return Prisma.sql`
    SELECT id, paid_micros, withheld_micros,
      (open - greatest(0, least(open, through - credit)))::bigint AS credit_micros,
      greatest(0, least(open, through - credit))::bigint AS payable_micros
    FROM (
      SELECT owed.*, coalesce(credited.micros, 0) AS credit,
        sum(open) OVER (PARTITION BY owed.agreement_id ORDER BY due_on, number, id) AS through
      FROM (
        SELECT invoice.id, invoice.agreement_id, invoice.due_on, invoice.number,
          coalesce(paid.micros, 0)::bigint AS paid_micros,
          coalesce(withheld.micros, 0)::bigint AS withheld_micros,
          greatest(0, invoice.gross_micros - coalesce(withheld.micros, 0) - coalesce(paid.micros, 0)) AS open
        FROM mno_invoice invoice
        LEFT JOIN (${paidOnInvoices()}) paid ON paid.invoice_id = invoice.id::text
        LEFT JOIN (${withheldOnInvoices()}) withheld ON withheld.invoice_id = invoice.id
        WHERE invoice.status = 'received'
      ) owed
      LEFT JOIN (
        SELECT entry.agreement_id, sum(posting.amount_micros) AS micros
        FROM ledger_posting posting JOIN ledger_transaction entry ON entry.id = posting.transaction_id
        WHERE posting.account = 'mno-payable' AND entry.kind = 'credit-received'
        GROUP BY entry.agreement_id
      ) credited ON credited.agreement_id = owed.agreement_id
    ) lined_up`;
}

/** The keys of payments name their invoice: "paid:<id>:<reference>". */
function paidOnInvoices(): Prisma.Sql {
  return Prisma.sql`
    SELECT split_part(entry.key, ':', 2) AS invoice_id, sum(posting.amount_micros) AS micros
    FROM ledger_posting posting JOIN ledger_transaction entry ON entry.id = posting.transaction_id
    WHERE posting.account = 'mno-payable' AND entry.kind = 'mno-paid'
    GROUP BY 1`;
}

function withheldOnInvoices(): Prisma.Sql {
  return Prisma.sql`
    SELECT invoice_id, sum(net_recoverable_micros - rejected_micros) AS micros
    FROM dispute
    WHERE status NOT IN ('draft', 'withdrawn') AND EXISTS (
      SELECT FROM ledger_transaction WHERE key = 'dispute:' || dispute.number || ':withheld'
    )
    GROUP BY invoice_id`;
}

const invoicePayable = z.object({
  paidMicros: z.bigint(),
  withheldMicros: z.bigint(),
  /** Credits of earlier, paid invoices that this one is lowered by. */
  creditMicros: z.bigint(),
  payableMicros: z.bigint(),
});

export type InvoicePayable = z.infer<typeof invoicePayable>;

/** What is payable now on one invoice; null for one that is not to be settled. */
export async function findInvoicePayable(reader: Reader, invoiceId: string): Promise<InvoicePayable | null> {
  const query = Prisma.sql`
    SELECT paid_micros AS "paidMicros", withheld_micros AS "withheldMicros", credit_micros AS "creditMicros",
      payable_micros AS "payableMicros"
    FROM (${payableInvoices()}) payable WHERE id = ${invoiceId}::uuid`;
  const [row] = await readRows(reader, query, invoicePayable);
  return row ?? null;
}
