"use client";
import { type DataColumn, DataTable } from "@tributary/ui/data-table";
import { Instant } from "@tributary/ui/instant";
import { useUrlSort } from "@tributary/ui/url-state";
import { type ReactNode, useMemo } from "react";
import { subscriberPath } from "@/frame/paths.ts";
import { subscriberTexts } from "@/texts/subscriber.ts";
import { type SubscriberRow, SubscriberStatus } from "./status.tsx";

const { columns: names, none } = subscriberTexts;

function columnsIn(zone: string): readonly DataColumn<SubscriberRow>[] {
  return [
    { id: "number", header: names.number, sortKey: "number", isRowHead: true, cell: ({ number }) => number },
    { id: "name", header: names.name, className: "max-md:hidden", cell: ({ name }) => name ?? none },
    { id: "plan", header: names.plan, className: "max-lg:hidden", cell: ({ plan }) => plan?.name ?? none },
    {
      id: "msisdn",
      header: names.msisdn,
      cell: ({ msisdn }) => <span className="figures">{msisdn ?? none}</span>,
    },
    {
      id: "iccid",
      header: names.iccid,
      className: "max-xl:hidden",
      cell: ({ iccid }) => <span className="figures">{iccid ?? none}</span>,
    },
    {
      id: "activated",
      header: names.activated,
      className: "max-lg:hidden",
      cell: ({ activatedAt }) =>
        activatedAt === null ? none : <Instant at={activatedAt} zone={zone} style="date" />,
    },
    { id: "status", header: names.status, cell: (row) => <SubscriberStatus {...row} /> },
  ];
}

interface SubscriberTableProps {
  readonly rows: readonly SubscriberRow[];
  readonly zone: string;
  readonly empty: ReactNode;
}

/** One page of subscribers; each leads to all about it. */
export function SubscriberTable({ rows, zone, empty }: SubscriberTableProps) {
  const columns = useMemo(() => columnsIn(zone), [zone]);
  const { sort, onSort } = useUrlSort({ key: "number", direction: "asc" });
  return (
    <DataTable
      caption={subscriberTexts.caption}
      columns={columns}
      rows={rows}
      getRowId={({ number }) => number}
      getRowHref={({ number }) => subscriberPath(number)}
      sort={sort}
      onSort={onSort}
      empty={empty}
      hasTriage
    />
  );
}
