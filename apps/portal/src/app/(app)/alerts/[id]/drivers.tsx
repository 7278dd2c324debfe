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

/** What the alert comes from. */
export function Drivers({ alert }: { readonly alert: Alert }) {
  return (
    <DataTable
      caption={words.drivers}
      columns={columnsOf(alert)}
      rows={alert.drivers}
      getRowId={({ kind, id }) => `${kind}:${id}`}
    />
  );
}

function columnsOf({ subscriberNumber }: Alert): readonly DataColumn<Driver>[] {
  return [
    {
      id: "kind",
      header: headers.kind,
      isRowHead: true,
      cell: ({ kind }) => alertTexts.drivers[kind as keyof typeof alertTexts.drivers] ?? kind,
    },
    {
      id: "id",
      header: headers.id,
      cell: (driver) => <Named driver={driver} subscriberNumber={subscriberNumber} />,
    },
    {
      id: "amount",
      header: headers.amount,
      align: "end",
      cell: ({ amount }) => amount !== null && <span className="figures">{formatDecimal(amount)}</span>,
    },
  ];
}

interface NamedProps {
  readonly driver: Driver;
  readonly subscriberNumber: string | null;
}

/** A subscriber by the number that people know, everything else as it is called. */
function Named({ driver, subscriberNumber }: NamedProps) {
  const href = driverPath(driver, subscriberNumber);
  const name = driver.kind === "subscriber" ? (subscriberNumber ?? driver.id) : driver.id;
  if (href === null) return <span className="break-all">{name}</span>;
  return (
    <AppLink href={href} className="text-primary-ink underline-offset-2 hover:underline">
      {name}
    </AppLink>
  );
}
