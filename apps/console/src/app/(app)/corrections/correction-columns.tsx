import type { DataColumn } from "@tributary/ui/data-table";
import { formatMoney } from "@tributary/ui/format/money";
import { Instant } from "@tributary/ui/instant";
import { Money } from "@tributary/ui/money";
import { PeriodLabel } from "@tributary/ui/period-label";
import { Quantity } from "@tributary/ui/quantity";
import { correctionTexts } from "@/texts/correction.ts";
import { Counts } from "./counts.tsx";
import type { Made } from "./types.ts";

const { columns, ...texts } = correctionTexts.list;

/** What was corrected, by whom and why, and what it came to. */
export const CORRECTION_COLUMNS: readonly DataColumn<Made>[] = [
  {
    id: "period",
    header: columns.period,
    isRowHead: true,
    cell: ({ period, agreementName }) => (
      <span className="grid">
        <PeriodLabel period={period} isShort />
        <span className="font-normal text-muted-foreground text-xs">{agreementName}</span>
      </span>
    ),
  },
  {
    id: "applied",
    header: columns.applied,
    className: "max-lg:hidden",
    cell: ({ appliedAt, zone }) => <Instant at={appliedAt} zone={zone} className="whitespace-nowrap" />,
  },
  {
    id: "who",
    header: columns.who,
    className: "max-md:hidden",
    cell: ({ appliedBy, requestedBy }) => (
      <span className="grid text-xs">
        <span>{appliedBy}</span>
        <span className="text-muted-foreground">
          {requestedBy === null ? texts.commandLine : texts.askedBy(requestedBy)}
        </span>
      </span>
    ),
  },
  {
    id: "reason",
    header: columns.reason,
    className: "max-sm:hidden",
    cell: ({ reason }) => <span className="line-clamp-2 max-w-72 break-words">{reason}</span>,
  },
  {
    id: "records",
    header: columns.records,
    align: "end",
    cell: ({ movedRecords, repricedRecords }) => <Counts moved={movedRecords} repriced={repricedRecords} />,
  },
  {
    id: "operators",
    header: columns.operators,
    align: "end",
    className: "max-md:hidden",
    cell: ({ operators }) => <Quantity value={BigInt(operators)} />,
  },
  { id: "charge", header: columns.charge, align: "end", cell: (row) => <Charge row={row} /> },
];

function Charge({ row: { chargeMicros, gainedMicros, movedRecords, currency } }: { readonly row: Made }) {
  return (
    <span className="grid whitespace-nowrap">
      <Money micros={chargeMicros} currency={currency} isSigned />
      {movedRecords > 0n && (
        <span className="text-muted-foreground text-xs">
          {texts.changedHands(formatMoney(gainedMicros, currency))}
        </span>
      )}
    </span>
  );
}
