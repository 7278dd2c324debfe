"use client";
import { ButtonLink } from "@tributary/ui/button";
import { DataTable } from "@tributary/ui/data-table";
import { EmptyState } from "@tributary/ui/empty-state";
import { mnoInvoicePath, settlementPath } from "@/frame/paths.ts";
import { mnoInvoiceTexts } from "@/texts/mno-invoice.ts";
import { INVOICE_COLUMNS } from "./invoice-columns.tsx";
import type { InvoiceRow } from "./types.ts";

const { list: texts } = mnoInvoiceTexts;

interface InvoiceTableProps {
  readonly rows: readonly InvoiceRow[];
  readonly isFiltered: boolean;
}

/** Invoices by month; one that is missing leads to the month that waits for it. */
export function InvoiceTable({ rows, isFiltered }: InvoiceTableProps) {
  return (
    <DataTable
      caption={texts.caption}
      columns={INVOICE_COLUMNS}
      rows={rows}
      getRowId={({ id, agreementId, period }) => id ?? `${agreementId} ${period}`}
      getRowName={({ number, agreementId, period }) => number ?? `${agreementId} ${period}`}
      getRowHref={({ id, agreementId, period }) =>
        id === null ? settlementPath(agreementId, period) : mnoInvoicePath(id)
      }
      hasTriage
      empty={
        <EmptyState
          title={texts.empty.title}
          action={isFiltered && <ButtonLink href="/mno-invoices">{texts.empty.reset}</ButtonLink>}
        >
          {isFiltered ? texts.empty.filtered : texts.empty.text}
        </EmptyState>
      }
    />
  );
}
