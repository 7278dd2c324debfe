"use client";
import type { ReactNode } from "react";
import { type DataColumn, DataTable } from "../data-table.tsx";
import { EndpointState } from "./endpoint-state.tsx";
import { webhookTexts as texts } from "./texts.ts";
import type { ListedEndpoint } from "./webhook.ts";

const COLUMNS: readonly DataColumn<ListedEndpoint>[] = [
  {
    id: "endpoint",
    header: texts.columns.endpoint,
    isRowHead: true,
    className: "break-all",
    cell: ({ description, url }) => description || url,
  },
  {
    id: "events",
    header: texts.columns.events,
    className: "max-sm:hidden",
    cell: ({ eventTypes }) => texts.countOfEvents(eventTypes.length),
  },
  {
    id: "dead",
    header: texts.columns.dead,
    align: "end",
    className: "max-md:hidden",
    cell: ({ dead }) => dead,
  },
  { id: "state", header: texts.columns.state, cell: (endpoint) => <EndpointState endpoint={endpoint} /> },
];

interface EndpointTableProps {
  readonly endpoints: readonly ListedEndpoint[];
  readonly empty: ReactNode;
}

/** The endpoints, the oldest first; each leads to what was sent to it. */
export function EndpointTable({ endpoints, empty }: EndpointTableProps) {
  return (
    <DataTable
      caption={texts.caption}
      columns={COLUMNS}
      rows={endpoints}
      getRowId={({ id }) => id}
      getRowHref={({ id }) => `/settings/webhooks/${id}`}
      empty={empty}
      hasTriage
    />
  );
}
