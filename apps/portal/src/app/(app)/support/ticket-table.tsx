"use client";
import { type DataColumn, DataTable } from "@tributary/ui/data-table";
import { Instant } from "@tributary/ui/instant";
import { TicketPriority, TicketStatus } from "@tributary/ui/ticket/badges";
import { useUrlSort } from "@tributary/ui/url-state";
import { type ReactNode, useMemo } from "react";
import { ticketPath } from "@/frame/paths.ts";
import { supportTexts } from "@/texts/support.ts";
import type { Outputs } from "@/trpc/outputs.ts";

const { list: texts } = supportTexts;

export type TicketRow = Outputs["ticket"]["list"]["rows"][number];

interface TicketTableProps {
  readonly rows: readonly TicketRow[];
  readonly zone: string;
  readonly empty: ReactNode;
}

/** One page of tickets, sorted by the server: the most urgent first, unless somebody said otherwise. */
export function TicketTable({ rows, zone, empty }: TicketTableProps) {
  const columns = useMemo(() => columnsIn(zone), [zone]);
  const { sort, onSort } = useUrlSort({ key: "due", direction: "asc" });
  return (
    <DataTable
      caption={texts.caption}
      columns={columns}
      rows={rows}
      getRowId={({ number }) => String(number)}
      getRowHref={({ number }) => ticketPath(number)}
      empty={empty}
      sort={sort}
      onSort={onSort}
      hasTriage
    />
  );
}

function columnsIn(zone: string): readonly DataColumn<TicketRow>[] {
  const { columns } = texts;
  return [
    { id: "number", header: columns.number, isRowHead: true, cell: ({ number }) => `T-${number}` },
    {
      id: "subject",
      header: columns.subject,
      cell: ({ subject }) => <span className="line-clamp-2 min-w-40 max-w-96">{subject}</span>,
    },
    { id: "due", header: columns.due, sortKey: "due", cell: (row) => <Due row={row} zone={zone} /> },
    {
      id: "opened",
      header: columns.opened,
      sortKey: "opened",
      className: "max-lg:hidden",
      cell: ({ openedAt }) => <Instant at={openedAt} zone={zone} />,
    },
    {
      id: "subscriber",
      header: columns.subscriber,
      className: "max-md:hidden",
      cell: ({ subscriber }) => subscriber,
    },
    {
      id: "priority",
      header: columns.priority,
      className: "max-sm:hidden",
      cell: ({ priority }) => <TicketPriority priority={priority} />,
    },
    { id: "status", header: columns.status, cell: ({ status }) => <TicketStatus status={status} /> },
    {
      id: "assignee",
      header: columns.assignee,
      className: "max-lg:hidden",
      cell: ({ assignee }) => assignee ?? <span className="text-muted-foreground">{texts.nobody}</span>,
    },
  ];
}

function Due({ row, zone }: { readonly row: TicketRow; readonly zone: string }) {
  const at = row.nextDueAt ?? row.snoozedUntil;
  return (
    <span className="grid">
      {at && <Instant at={at} zone={zone} />}
      {row.breachedAt && <span className="font-medium text-bad text-xs">{texts.late}</span>}
    </span>
  );
}
