"use client";
import { type DataColumn, DataTable } from "@tributary/ui/data-table";
import { EmptyState } from "@tributary/ui/empty-state";
import { Instant } from "@tributary/ui/instant";
import { useMemo } from "react";
import { incomingPath, transferPath } from "@/frame/paths.ts";
import { simTransferTexts } from "@/texts/sim-transfer.ts";
import { type IncomingRow, IncomingStatus, type TransferRow, TransferStatus } from "./status.tsx";

const { columns: names, captions, empty } = simTransferTexts;

interface TableProps<Row> {
  readonly rows: readonly Row[];
  readonly zone: string;
}

/** Since when they are the other's, or from when on they are to be. */
function columnsOfBoth<Row extends IncomingRow | TransferRow>(zone: string): readonly DataColumn<Row>[] {
  return [
    { id: "sims", header: names.sims, align: "end", cell: ({ sims }) => sims },
    {
      id: "from",
      header: names.from,
      className: "max-sm:hidden",
      cell: ({ movedAt, wantedFrom }) => <Instant at={movedAt ?? wantedFrom} zone={zone} />,
    },
  ];
}

/** SIMs that are given away, the latest first; each leads to its list. */
export function OutgoingTable({ rows, zone }: TableProps<TransferRow>) {
  const columns = useMemo(
    (): readonly DataColumn<TransferRow>[] => [
      {
        id: "asked",
        header: names.asked,
        isRowHead: true,
        cell: ({ askedAt }) => <Instant at={askedAt} zone={zone} />,
      },
      {
        id: "receiver",
        header: names.receiver,
        cell: ({ receiver }) => <span className="break-all">{receiver}</span>,
      },
      ...columnsOfBoth<TransferRow>(zone),
      { id: "status", header: names.status, cell: ({ status }) => <TransferStatus status={status} /> },
    ],
    [zone],
  );
  return (
    <DataTable
      caption={captions.outgoing}
      columns={columns}
      rows={rows}
      getRowId={({ id }) => id}
      getRowHref={({ id }) => transferPath(id)}
      empty={<EmptyState title={empty.outgoing.title}>{empty.outgoing.text}</EmptyState>}
      hasTriage
    />
  );
}

/** SIMs that the aggregator offers, what waits first; each leads to its list. */
export function IncomingTable({ rows, zone }: TableProps<IncomingRow>) {
  const columns = useMemo(
    (): readonly DataColumn<IncomingRow>[] => [
      {
        id: "offered",
        header: names.offered,
        isRowHead: true,
        cell: ({ offeredAt }) => <Instant at={offeredAt} zone={zone} />,
      },
      ...columnsOfBoth<IncomingRow>(zone),
      { id: "status", header: names.status, cell: ({ status }) => <IncomingStatus status={status} /> },
    ],
    [zone],
  );
  return (
    <DataTable
      caption={captions.incoming}
      columns={columns}
      rows={rows}
      getRowId={({ id }) => id}
      getRowHref={({ id }) => incomingPath(id)}
      empty={<EmptyState title={empty.incoming.title}>{empty.incoming.text}</EmptyState>}
      hasTriage
    />
  );
}
