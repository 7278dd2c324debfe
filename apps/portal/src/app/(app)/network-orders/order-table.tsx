"use client";
import { type DataColumn, DataTable } from "@tributary/ui/data-table";
import { Instant } from "@tributary/ui/instant";
import { type ReactNode, useMemo } from "react";
import { networkOrderPath } from "@/frame/paths.ts";
import { networkOrderTexts } from "@/texts/network-order.ts";
import { type OrderRow, OrderStatus } from "./status.tsx";

const { columns: names, actions, none } = networkOrderTexts;

function columnsIn(zone: string): readonly DataColumn<OrderRow>[] {
  return [
    { id: "action", header: names.action, isRowHead: true, cell: ({ action }) => actions[action] },
    { id: "subscriber", header: names.subscriber, cell: ({ subscriberNumber }) => subscriberNumber },
    {
      id: "placed",
      header: names.placed,
      className: "max-sm:hidden",
      cell: ({ placedAt }) => <Instant at={placedAt} zone={zone} />,
    },
    {
      id: "tries",
      header: names.tries,
      align: "end",
      className: "max-md:hidden",
      cell: ({ attempts }) => attempts,
    },
    {
      id: "said",
      header: names.said,
      className: "max-lg:hidden",
      cell: ({ message }) => message ?? none,
    },
    { id: "status", header: names.status, cell: ({ status }) => <OrderStatus status={status} /> },
  ];
}

interface OrderTableProps {
  readonly rows: readonly OrderRow[];
  readonly zone: string;
  readonly empty: ReactNode;
}

/** One page of orders, the latest first; each leads to its history. */
export function OrderTable({ rows, zone, empty }: OrderTableProps) {
  const columns = useMemo(() => columnsIn(zone), [zone]);
  return (
    <DataTable
      caption={networkOrderTexts.caption}
      columns={columns}
      rows={rows}
      getRowId={({ id }) => id}
      getRowHref={({ id }) => networkOrderPath(id)}
      empty={empty}
      hasTriage
    />
  );
}
