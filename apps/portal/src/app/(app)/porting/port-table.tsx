"use client";
import { type DataColumn, DataTable } from "@tributary/ui/data-table";
import { type ReactNode, useMemo } from "react";
import { portPath } from "@/frame/paths.ts";
import { portingTexts } from "@/texts/porting.ts";
import { type PortRow, PortStatus } from "./status.tsx";
import { Window } from "./window.tsx";

const { columns: names, directions } = portingTexts;

function columnsIn(zone: string): readonly DataColumn<PortRow>[] {
  return [
    {
      id: "msisdn",
      header: names.msisdn,
      isRowHead: true,
      cell: ({ msisdn }) => <span className="figures">{msisdn}</span>,
    },
    { id: "direction", header: names.direction, cell: ({ direction }) => directions[direction] },
    {
      id: "provider",
      header: names.provider,
      className: "max-md:hidden",
      cell: ({ provider }) => provider,
    },
    {
      id: "subscriber",
      header: names.subscriber,
      className: "max-sm:hidden",
      cell: ({ subscriber }) => subscriber,
    },
    {
      id: "window",
      header: names.window,
      className: "max-lg:hidden",
      cell: (port) => <Window port={port} zone={zone} />,
    },
    { id: "status", header: names.status, cell: ({ status }) => <PortStatus status={status} /> },
  ];
}

interface PortTableProps {
  readonly rows: readonly PortRow[];
  readonly zone: string;
  readonly empty: ReactNode;
}

/** One page of requests, the latest first; each leads to its history. */
export function PortTable({ rows, zone, empty }: PortTableProps) {
  const columns = useMemo(() => columnsIn(zone), [zone]);
  return (
    <DataTable
      caption={portingTexts.caption}
      columns={columns}
      rows={rows}
      getRowId={({ id }) => id}
      getRowHref={({ id }) => portPath(id)}
      empty={empty}
      hasTriage
    />
  );
}
