import { ButtonLink } from "@tributary/ui/button";
import { Card } from "@tributary/ui/card";
import { EmptyState } from "@tributary/ui/empty-state";
import { AppLink } from "@tributary/ui/link-context";
import { Money } from "@tributary/ui/money";
import { PeriodLabel } from "@tributary/ui/period-label";
import { Quantity } from "@tributary/ui/quantity";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { PageLinks } from "@/frame/page-links.tsx";
import { mnoInvoicePath, settlementPath } from "@/frame/paths.ts";
import { mnoInvoiceTexts } from "@/texts/mno-invoice.ts";
import { reconciliationTexts } from "@/texts/reconciliation.ts";
import type { Invoice, InvoiceLines } from "../types.ts";
import { LineFilters } from "./line-filters.tsx";
import { LINES_PAGE_SIZE } from "./search.ts";

const { lines: texts } = mnoInvoiceTexts.detail;

type Line = InvoiceLines["rows"][number];

interface LinesProps {
  readonly invoice: Invoice;
  readonly lines: InvoiceLines;
  readonly page: number;
  readonly isFiltered: boolean;
}

/** The lines as printed, with what we expect beside those that differ. */
export function Lines({ invoice, lines, page, isFiltered }: LinesProps) {
  return (
    <Card title={texts.title} description={texts.description} isFlush>
      <div className="border-b px-3 py-2">
        <LineFilters />
      </div>
      {lines.rows.length === 0 ? (
        <EmptyState
          title={texts.none}
          action={isFiltered && <ButtonLink href={mnoInvoicePath(invoice.id)}>{texts.reset}</ButtonLink>}
        />
      ) : (
        <Table caption={texts.caption}>
          <thead>
            <tr>
              <HeadCell cellAlign="end" className="w-0 max-sm:hidden">
                {texts.line}
              </HeadCell>
              <HeadCell>{texts.what}</HeadCell>
              <HeadCell cellAlign="end" className="max-md:hidden">
                {texts.quantity}
              </HeadCell>
              <HeadCell cellAlign="end" className="max-md:hidden">
                {texts.rate}
              </HeadCell>
              <HeadCell cellAlign="end">{texts.amount}</HeadCell>
              <HeadCell cellAlign="end" className="max-sm:hidden">
                {texts.expected}
              </HeadCell>
              <HeadCell cellAlign="end">{texts.delta}</HeadCell>
            </tr>
          </thead>
          <tbody>
            {lines.rows.map((line) => (
              <LineRow key={line.lineNumber} line={line} invoice={invoice} />
            ))}
          </tbody>
        </Table>
      )}
      <PageLinks page={page} size={LINES_PAGE_SIZE} total={lines.total} />
    </Card>
  );
}

function LineRow({ line, invoice }: { readonly line: Line; readonly invoice: Invoice }) {
  const { lineNumber, quantity, rate, amountMicros, expectedMicros, deltaMicros } = line;
  const { currency } = invoice;
  return (
    <tr>
      <Cell cellAlign="end" className="text-muted-foreground max-sm:hidden">
        <Quantity value={BigInt(lineNumber)} />
      </Cell>
      <RowHead className="min-w-40">
        {line.description}
        <LineNotes line={line} invoice={invoice} />
      </RowHead>
      <Cell cellAlign="end" className="max-md:hidden">
        {quantity !== null && <Quantity value={quantity} />}
      </Cell>
      <Cell cellAlign="end" className="max-md:hidden">
        {rate !== null && <Quantity value={rate} />}
      </Cell>
      <Cell cellAlign="end" className="whitespace-nowrap">
        <Money micros={amountMicros} currency={currency} />
      </Cell>
      <Cell cellAlign="end" className="max-sm:hidden whitespace-nowrap">
        {expectedMicros === null ? (
          <Agreement invoice={invoice} />
        ) : (
          <Money micros={expectedMicros} currency={currency} />
        )}
      </Cell>
      <Cell cellAlign="end" className="whitespace-nowrap">
        {deltaMicros !== null && <Difference line={line} deltaMicros={deltaMicros} invoice={invoice} />}
      </Cell>
    </tr>
  );
}

/** A line without an exception agrees, once the invoice was compared. */
function Agreement({ invoice: { matchedMicros } }: { readonly invoice: Invoice }) {
  if (matchedMicros === null) return null;
  return <span className="text-muted-foreground text-xs">{texts.agrees}</span>;
}

interface DifferenceProps {
  readonly line: Line;
  readonly deltaMicros: bigint;
  readonly invoice: Invoice;
}

/** The difference, leading to the exception that a person decides about. */
function Difference({ line, deltaMicros, invoice }: DifferenceProps) {
  const { exceptionId, exceptionStatus, cause } = line;
  const path = settlementPath(invoice.agreement.id, invoice.period);
  const status = exceptionStatus as "open" | "disputed" | "waived" | "resolved";
  return (
    <span className="grid">
      <AppLink href={`${path}?status=${status}&exception=${exceptionId}`} className="underline">
        <Money micros={deltaMicros} currency={invoice.currency} isSigned className="font-medium" />
      </AppLink>
      <span className="text-muted-foreground text-xs">
        {cause !== null && `${reconciliationTexts.causes[cause] ?? cause}, `}
        {reconciliationTexts.statuses[status].toLowerCase()}
      </span>
    </span>
  );
}

/** What the line is of: its code, its operator, an earlier month, other lines it is compared with. */
function LineNotes({ line, invoice }: { readonly line: Line; readonly invoice: Invoice }) {
  const { lineCode, operatorName, period, linesCompared } = line;
  return (
    <span className="flex flex-wrap gap-x-2 font-normal text-muted-foreground text-xs">
      <span>{lineCode ?? texts.unmapped}</span>
      {operatorName !== null && <span>{operatorName}</span>}
      {period !== invoice.period && (
        <span>
          {texts.arrears} <PeriodLabel period={period} isShort />
        </span>
      )}
      {linesCompared !== null && linesCompared > 1 && <span>{texts.together(linesCompared)}</span>}
    </span>
  );
}
