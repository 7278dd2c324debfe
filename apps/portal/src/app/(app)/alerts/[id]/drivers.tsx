"use client";
import { type DataColumn, DataTable } from "@tributary/ui/data-table";
import { formatDecimal } from "@tributary/ui/format/quantity";
import { alertTexts } from "@/texts/alert.ts";
import type { Alert } from "../parts.tsx";

const { driverColumns: headers } = alertTexts.detail;

type Driver = Alert["drivers"][number];

const COLUMNS: readonly DataColumn<Driver>[] = [
  {
    id: "kind",
    header: headers.kind,
    isRowHead: true,
    cell: ({ kind }) => alertTexts.drivers[kind as keyof typeof alertTexts.drivers] ?? kind,
  },
  { id: "id", header: headers.id, cell: ({ id }) => <span className="break-all">{id}</span> },
  {
    id: "amount",
    header: headers.amount,
    align: "end",
    cell: ({ amount }) => amount !== null && <span className="figures">{formatDecimal(amount)}</span>,
  },
];

/** What the alert comes from. */
export function Drivers({ alert }: { readonly alert: Alert }) {
  return (
    <DataTable
      caption={alertTexts.detail.drivers}
      columns={COLUMNS}
      rows={alert.drivers}
      getRowId={({ kind, id }) => `${kind}:${id}`}
    />
  );
}
