"use client";
import { alertWords } from "@tributary/ui/alert/words";
import { type DataColumn, DataTable } from "@tributary/ui/data-table";
import { formatDecimal } from "@tributary/ui/format/quantity";
import { AppLink } from "@tributary/ui/link-context";
import { Money } from "@tributary/ui/money";
import { driverPath } from "@/frame/driver-path.ts";
import { alertTexts } from "@/texts/alert.ts";
import type { Outputs } from "@/trpc/outputs.ts";

const { detail: words } = alertWords;
const { driverColumns: headers } = words;

type Alert = Outputs["alert"]["show"];
type Driver = Alert["drivers"][number];

/** Kinds whose part is counted, whatever the alert is measured in. */
const COUNTED = { "attribution-drop": true, "quarantine-growth": true } as Readonly<Record<string, boolean>>;

/** Where each thing that drives an alert is looked at. */
export function Drivers({ alert }: { readonly alert: Alert }) {
  return (
    <DataTable
      caption={words.drivers}
      columns={columnsOf(alert)}
      rows={alert.drivers}
      getRowId={({ kind, id, amount }) => `${kind}:${id}:${amount}`}
    />
  );
}

function columnsOf(alert: Alert): readonly DataColumn<Driver>[] {
  const { detector, currency } = alert;
  return [
    { id: "kind", header: headers.kind, isRowHead: true, cell: ({ kind }) => alertTexts.drivers[kind] },
    {
      id: "id",
      header: headers.id,
      cell: (driver) => <Named driver={driver} href={driverPath(driver, alert.drivers)} />,
    },
    {
      id: "amount",
      header: headers.amount,
      align: "end",
      cell: ({ amount }) => {
        if (amount === null) return null;
        const isMoney = currency !== null && COUNTED[detector] !== true;
        return isMoney ? (
          <Money micros={amount} currency={currency} />
        ) : (
          <span className="figures">{formatDecimal(amount)}</span>
        );
      },
    },
  ];
}

function Named({ driver, href }: { readonly driver: Driver; readonly href: string | null }) {
  if (href === null) return driver.id;
  return (
    <AppLink href={href} className="text-primary-ink underline-offset-2 hover:underline">
      {driver.id}
    </AppLink>
  );
}
