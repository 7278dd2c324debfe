"use client";
import { alertWords } from "@tributary/ui/alert/words";
import { type DataColumn, DataTable } from "@tributary/ui/data-table";
import { formatDecimal } from "@tributary/ui/format/quantity";
import { alertTexts } from "@/texts/alert.ts";
import type { Outputs } from "@/trpc/outputs.ts";

const { detail: words } = alertWords;
const { driverColumns: headers } = words;

type Alert = Outputs["alert"]["show"];
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
      caption={words.drivers}
      columns={COLUMNS}
      rows={alert.drivers}
      getRowId={({ kind, id }) => `${kind}:${id}`}
    />
  );
}
