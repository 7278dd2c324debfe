import { Badge } from "@tributary/ui/badge";
import type { DataColumn } from "@tributary/ui/data-table";
import { Day } from "@tributary/ui/day";
import { Instant } from "@tributary/ui/instant";
import { Money } from "@tributary/ui/money";
import { Percent } from "@tributary/ui/percent";
import { PeriodLabel } from "@tributary/ui/period-label";
import { mnoInvoiceTexts } from "@/texts/mno-invoice.ts";
import { Due } from "./due.tsx";
import { InvoiceStatus } from "./status.tsx";
import type { InvoiceRow } from "./types.ts";

const { list: texts } = mnoInvoiceTexts;
const { columns: names } = texts;

/** The columns of the list: what is billed, when it is due, and whether it is in order. */
export const INVOICE_COLUMNS: readonly DataColumn<InvoiceRow>[] = [
  { id: "number", header: names.number, isRowHead: true, cell: (row) => <InvoiceName row={row} /> },
  {
    id: "status",
    header: names.status,
    cell: (row) => (
      <span className="flex flex-wrap gap-1">
        <InvoiceStatus status={row.status} />
        <Flags row={row} />
      </span>
    ),
  },
  {
    id: "period",
    header: names.period,
    className: "whitespace-nowrap",
    cell: ({ period }) => <PeriodLabel period={period} isShort />,
  },
  {
    id: "issued",
    header: names.issued,
    className: "max-lg:hidden whitespace-nowrap",
    cell: (row) => <Came row={row} />,
  },
  {
    id: "due",
    header: names.due,
    className: "max-sm:hidden",
    cell: ({ dueOn, daysLeft, payableMicros }) =>
      dueOn !== null &&
      daysLeft !== null && <Due on={dueOn} daysLeft={daysLeft} payableMicros={payableMicros} />,
  },
  {
    id: "net",
    header: names.net,
    align: "end",
    className: "max-lg:hidden whitespace-nowrap",
    cell: (row) => <NetAndTax row={row} />,
  },
  money("gross", names.gross, ({ grossMicros }) => grossMicros),
  money("payable", names.payable, ({ payableMicros }) => payableMicros, "max-md:hidden"),
  {
    id: "match",
    header: names.match,
    align: "end",
    className: "max-sm:hidden whitespace-nowrap",
    cell: (row) => <Match row={row} />,
  },
];

function money(
  id: string,
  header: string,
  amountOf: (row: InvoiceRow) => bigint | null,
  className = "",
): DataColumn<InvoiceRow> {
  return {
    id,
    header,
    align: "end",
    className: `whitespace-nowrap ${className}`,
    cell: (row) => {
      const amount = amountOf(row);
      return amount !== null && <Money micros={amount} currency={row.currency} />;
    },
  };
}

function InvoiceName({ row: { number, revision, agreementName, mnoName } }: { readonly row: InvoiceRow }) {
  return (
    <span className="grid min-w-36">
      <span className="flex flex-wrap items-center gap-1.5">
        {number ?? texts.missing}
        {revision !== null && revision > 1 && <Badge>{mnoInvoiceTexts.revision(revision)}</Badge>}
      </span>
      <span className="font-normal text-muted-foreground text-xs">
        {mnoName === agreementName ? mnoName : `${mnoName}, ${agreementName}`}
      </span>
    </span>
  );
}

/** When it was issued and, below, when it came. */
function Came({ row: { issuedOn, receivedAt, zone } }: { readonly row: InvoiceRow }) {
  if (issuedOn === null || receivedAt === null) return null;
  return (
    <span className="grid">
      <Day on={issuedOn} />
      <span className="text-muted-foreground text-xs">
        {texts.received} <Instant at={receivedAt} zone={zone} style="date" />
      </span>
    </span>
  );
}

function NetAndTax({ row: { netMicros, taxMicros, currency } }: { readonly row: InvoiceRow }) {
  if (netMicros === null || taxMicros === null) return null;
  return (
    <span className="grid">
      <Money micros={netMicros} currency={currency} />
      <span className="text-muted-foreground text-xs">
        {texts.tax} <Money micros={taxMicros} currency={currency} />
      </span>
    </span>
  );
}

function Flags({ row: { flags, blockingFlags } }: { readonly row: InvoiceRow }) {
  if (flags === 0) return null;
  return <Badge tone={blockingFlags > 0 ? "warning" : "neutral"}>{texts.flags(flags)}</Badge>;
}

function Match({ row: { status, matchedMicros, netMicros, openExceptions } }: { readonly row: InvoiceRow }) {
  if (netMicros === null || status === "superseded" || status === "rejected") return null;
  if (matchedMicros === null) {
    return <span className="text-muted-foreground text-xs">{texts.notCompared}</span>;
  }
  return (
    <span className="grid">
      <Percent part={matchedMicros} whole={netMicros} />
      {openExceptions > 0 && <span className="text-bad text-xs">{texts.open(openExceptions)}</span>}
    </span>
  );
}
