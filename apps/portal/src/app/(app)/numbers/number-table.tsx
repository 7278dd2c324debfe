"use client";
import type { BadgeProps } from "@tributary/ui/badge";
import { type DataColumn, DataTable } from "@tributary/ui/data-table";
import { Instant } from "@tributary/ui/instant";
import { AppLink } from "@tributary/ui/link-context";
import { StatusBadge } from "@tributary/ui/status-badge";
import { type ReactNode, useMemo } from "react";
import { subscriberPath } from "@/frame/paths.ts";
import { numberTexts } from "@/texts/inventory.ts";
import type { Outputs } from "@/trpc/outputs.ts";

type NumberRow = Outputs["number"]["list"]["rows"][number];

const { columns: names, none } = numberTexts;

const TONES: Readonly<Record<NumberRow["status"], NonNullable<BadgeProps["tone"]>>> = {
  free: "info",
  reserved: "warning",
  assigned: "good",
  quarantined: "warning",
  "ported-in": "good",
  "ported-out": "neutral",
};

function columnsIn(zone: string): readonly DataColumn<NumberRow>[] {
  return [
    {
      id: "msisdn",
      header: names.msisdn,
      isRowHead: true,
      cell: ({ msisdn }) => <span className="figures">{msisdn}</span>,
    },
    {
      id: "holder",
      header: names.holder,
      cell: ({ holder }) =>
        holder === null ? (
          none
        ) : (
          <AppLink href={subscriberPath(holder)} className="underline">
            {holder}
          </AppLink>
        ),
    },
    {
      id: "until",
      header: names.until,
      className: "max-sm:hidden",
      cell: ({ statusUntil }) =>
        statusUntil === null ? none : <Instant at={statusUntil} zone={zone} style="date" />,
    },
    {
      id: "status",
      header: names.status,
      cell: ({ status }) => <StatusBadge tone={TONES[status]}>{numberTexts.states[status]}</StatusBadge>,
    },
  ];
}

interface NumberTableProps {
  readonly rows: readonly NumberRow[];
  readonly zone: string;
  readonly empty: ReactNode;
}

/** One page of numbers, each with who has it. */
export function NumberTable({ rows, zone, empty }: NumberTableProps) {
  const columns = useMemo(() => columnsIn(zone), [zone]);
  return (
    <DataTable
      caption={numberTexts.caption}
      columns={columns}
      rows={rows}
      getRowId={({ msisdn }) => msisdn}
      empty={empty}
    />
  );
}
