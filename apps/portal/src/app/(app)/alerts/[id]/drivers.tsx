"use client";
import { alertWords } from "@tributary/ui/alert/words";
import { type DataColumn, DataTable } from "@tributary/ui/data-table";
import { formatDecimal } from "@tributary/ui/format/quantity";
import { AppLink } from "@tributary/ui/link-context";
import { driverPath } from "@/frame/driver-path.ts";
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
  { id: "id", header: headers.id, cell: (driver) => <Named driver={driver} /> },
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

function Named({ driver }: { readonly driver: Driver }) {
  const href = driverPath(driver);
  if (href === null) return <span className="break-all">{driver.id}</span>;
  return (
    <AppLink href={href} className="text-primary-ink underline-offset-2 hover:underline">
      {driver.id}
    </AppLink>
  );
}
