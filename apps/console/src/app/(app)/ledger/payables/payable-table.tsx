import { Day } from "@tributary/ui/day";
import { AppLink } from "@tributary/ui/link-context";
import { Money } from "@tributary/ui/money";
import { PeriodLabel } from "@tributary/ui/period-label";
import { StatusBadge } from "@tributary/ui/status-badge";
import { Cell, HeadCell, RowHead, Table, TableFoot } from "@tributary/ui/table";
import { ledgerTexts } from "@/texts/ledger.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import { PayButton } from "./pay-button.tsx";

const { payables: texts } = ledgerTexts;

type Agreement = Outputs["ledger"]["payables"][number];

interface PayableTableProps {
  readonly agreement: Agreement;
  readonly canPay: boolean;
}

/** Invoice by invoice, what is payable now and why it is not the whole. */
export function PayableTable({ agreement, canPay }: PayableTableProps) {
  const { columns } = texts;
  const { invoices, agreementName } = agreement;
  if (invoices.length === 0) {
    return <p className="p-(--card-space) text-muted-foreground text-sm">{texts.none}</p>;
  }
  return (
    <Table caption={texts.caption(agreementName)}>
      <thead>
        <tr>
          <HeadCell>{columns.invoice}</HeadCell>
          <HeadCell className="max-sm:hidden">{columns.period}</HeadCell>
          <HeadCell>{columns.due}</HeadCell>
          <HeadCell cellAlign="end" className="max-sm:hidden">
            {columns.gross}
          </HeadCell>
          <HeadCell cellAlign="end" className="max-sm:hidden">
            {columns.withheld}
          </HeadCell>
          <HeadCell cellAlign="end" className="max-sm:hidden">
            {columns.paid}
          </HeadCell>
          <HeadCell cellAlign="end" className="max-sm:hidden">
            {columns.credit}
          </HeadCell>
          <HeadCell cellAlign="end">{columns.payable}</HeadCell>
          {canPay && (
            <HeadCell>
              <span className="sr-only">{ledgerTexts.pay.action}</span>
            </HeadCell>
          )}
        </tr>
      </thead>
      <tbody>
        {invoices.map((invoice) => (
          <InvoiceRow key={invoice.invoiceId} invoice={invoice} canPay={canPay} />
        ))}
      </tbody>
      <TableFoot>
        <tr>
          <RowHead>{texts.total}</RowHead>
          <Cell className="max-sm:hidden" />
          <Cell />
          <Cell className="max-sm:hidden" />
          <Cell className="max-sm:hidden" />
          <Cell className="max-sm:hidden" />
          <Cell className="max-sm:hidden" />
          <Cell cellAlign="end" className="whitespace-nowrap">
            <Money micros={agreement.payableMicros} currency={agreement.currency} />
          </Cell>
          {canPay && <Cell />}
        </tr>
      </TableFoot>
    </Table>
  );
}

interface InvoiceRowProps {
  readonly invoice: Agreement["invoices"][number];
  readonly canPay: boolean;
}

function InvoiceRow({ invoice, canPay }: InvoiceRowProps) {
  const { invoiceId, number, period, currency, dueOn, payableMicros } = invoice;
  const cell = (micros: bigint, className = "") => (
    <Cell cellAlign="end" className={`whitespace-nowrap ${className}`}>
      <Money micros={micros} currency={currency} />
    </Cell>
  );
  return (
    <tr>
      <RowHead className="sm:whitespace-nowrap">
        <AppLink href={`/mno-invoices/${invoiceId}`} className="hover:underline">
          {number}
        </AppLink>
      </RowHead>
      <Cell className="whitespace-nowrap max-sm:hidden">
        <PeriodLabel period={period} isShort />
      </Cell>
      <Cell>
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Day on={dueOn} />
          {invoice.isOverdue && <StatusBadge tone="bad">{texts.overdue}</StatusBadge>}
        </span>
      </Cell>
      {cell(invoice.grossMicros, "max-sm:hidden")}
      {cell(invoice.withheldMicros, "max-sm:hidden")}
      {cell(invoice.paidMicros, "max-sm:hidden")}
      {cell(invoice.creditMicros, "max-sm:hidden")}
      {cell(payableMicros, "font-medium")}
      {canPay && <Cell cellAlign="end">{payableMicros > 0n && <PayButton invoice={invoice} />}</Cell>}
    </tr>
  );
}
