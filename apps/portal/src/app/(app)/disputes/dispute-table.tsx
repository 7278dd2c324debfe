"use client";
import { type DataColumn, DataTable } from "@tributary/ui/data-table";
import { Instant } from "@tributary/ui/instant";
import { Money } from "@tributary/ui/money";
import { PeriodLabel } from "@tributary/ui/period-label";
import { type ReactNode, useMemo } from "react";
import { disputePath } from "@/frame/paths.ts";
import { disputeTexts } from "@/texts/dispute.ts";
import { type DisputeRow, DisputeStatus } from "./status.tsx";

const { columns: names } = disputeTexts;

function columnsIn(zone: string): readonly DataColumn<DisputeRow>[] {
  return [
    { id: "number", header: names.number, isRowHead: true, cell: ({ number }) => number },
    {
      id: "statement",
      header: names.statement,
      className: "max-sm:hidden",
      cell: ({ statement }) => <PeriodLabel period={statement.period} />,
    },
    {
      id: "opened",
      header: names.opened,
      className: "max-md:hidden",
      cell: ({ openedAt }) => <Instant at={openedAt} zone={zone} style="date" />,
    },
    {
      id: "lines",
      header: names.lines,
      align: "end",
      className: "max-lg:hidden",
      cell: ({ lineCount }) => lineCount,
    },
    {
      id: "contested",
      header: names.contested,
      align: "end",
      cell: ({ contestedMicros, currency }) => <Money micros={contestedMicros} currency={currency} />,
    },
    {
      id: "credited",
      header: names.credited,
      align: "end",
      className: "max-sm:hidden",
      cell: ({ creditedMicros, currency }) => <Money micros={creditedMicros} currency={currency} />,
    },
    { id: "status", header: names.status, cell: ({ status }) => <DisputeStatus status={status} /> },
  ];
}

interface DisputeTableProps {
  readonly rows: readonly DisputeRow[];
  readonly zone: string;
  readonly empty: ReactNode;
}

/** One page of disputes, the latest first. */
export function DisputeTable({ rows, zone, empty }: DisputeTableProps) {
  const columns = useMemo(() => columnsIn(zone), [zone]);
  return (
    <DataTable
      caption={disputeTexts.caption}
      columns={columns}
      rows={rows}
      getRowId={({ number }) => number}
      getRowHref={({ number }) => disputePath(number)}
      empty={empty}
      hasTriage
    />
  );
}
