import { Badge } from "@tributary/ui/badge";
import type { DataColumn } from "@tributary/ui/data-table";
import { Instant } from "@tributary/ui/instant";
import { Money } from "@tributary/ui/money";
import { Percent } from "@tributary/ui/percent";
import { PeriodLabel } from "@tributary/ui/period-label";
import { StatusBadge } from "@tributary/ui/status-badge";
import { settlementTexts } from "@/texts/settlement.ts";
import type { Outputs } from "@/trpc/outputs.ts";

export type PeriodRow = Outputs["settlement"]["list"]["rows"][number];

const { list, statuses, nextSteps } = settlementTexts;

/** The columns of the list; the next step is what its row leads to. */
export const SETTLEMENT_COLUMNS: readonly DataColumn<PeriodRow>[] = [
  {
    id: "period",
    header: list.columns.period,
    sortKey: "period",
    isRowHead: true,
    cell: ({ period, agreementName }) => (
      <span className="grid">
        <PeriodLabel period={period} isShort />
        <span className="font-normal text-muted-foreground text-xs sm:hidden">{agreementName}</span>
      </span>
    ),
  },
  {
    id: "agreement",
    header: list.columns.agreement,
    sortKey: "agreement",
    className: "max-sm:hidden",
    cell: ({ agreementName, mnoName }) => (
      <span className="grid">
        <span>{agreementName}</span>
        {mnoName !== agreementName && <span className="text-muted-foreground text-xs">{mnoName}</span>}
      </span>
    ),
  },
  { id: "status", header: list.columns.status, cell: (row) => <Status row={row} /> },
  {
    id: "match",
    header: list.columns.match,
    sortKey: "match",
    align: "end",
    cell: ({ matchedMicros, invoiceMicros }) =>
      matchedMicros === null || invoiceMicros === null ? (
        <Muted>{list.notCompared}</Muted>
      ) : (
        <Percent part={matchedMicros} whole={invoiceMicros} />
      ),
  },
  {
    id: "exceptions",
    header: list.columns.exceptions,
    sortKey: "money",
    align: "end",
    cell: ({ openExceptions, openMicros, currency }) =>
      openExceptions === 0 ? (
        <Muted>{list.none}</Muted>
      ) : (
        <span className="inline-flex items-baseline gap-2">
          <Badge tone="bad">{openExceptions}</Badge>
          <Money micros={openMicros} currency={currency} />
        </span>
      ),
  },
  {
    id: "variance",
    header: list.columns.variance,
    sortKey: "variance",
    align: "end",
    cell: ({ matchedMicros, varianceMicros, currency }) =>
      matchedMicros === null ? null : <Money micros={varianceMicros} currency={currency} isSigned />,
  },
  { id: "prepared", header: list.columns.prepared, cell: (row) => <Prepared row={row} /> },
  {
    id: "next",
    header: list.columns.next,
    cell: ({ next }) => <span className="whitespace-nowrap text-primary-ink">{nextSteps[next]}</span>,
  },
];

function Status({ row: { status, isProvisional } }: { readonly row: PeriodRow }) {
  const { label, tone } = statuses[status];
  return (
    <span className="flex flex-wrap gap-1">
      <StatusBadge tone={tone}>{label}</StatusBadge>
      {isProvisional && <Badge>{list.provisional}</Badge>}
    </span>
  );
}

function Prepared({ row: { preparedBy, preparedAt, runVersion, zone } }: { readonly row: PeriodRow }) {
  if (preparedBy === null || preparedAt === null || runVersion === null) return null;
  return (
    <span className="grid text-xs">
      <span>
        {list.version(runVersion)} · {preparedBy}
      </span>
      <Instant at={preparedAt} zone={zone} className="text-muted-foreground" />
    </span>
  );
}

function Muted({ children }: { readonly children: string }) {
  return <span className="text-muted-foreground text-xs">{children}</span>;
}
