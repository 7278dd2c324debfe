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
import { NumberActions } from "./number-actions.tsx";

export type NumberRow = Outputs["number"]["list"]["rows"][number];

const { columns: names, none } = numberTexts;

const TONES: Readonly<Record<NumberRow["status"], NonNullable<BadgeProps["tone"]>>> = {
  free: "info",
  reserved: "warning",
  assigned: "good",
  quarantined: "warning",
  "ported-in": "good",
  "ported-out": "neutral",
};

function columnsIn(zone: string, canWrite: boolean): readonly DataColumn<NumberRow>[] {
  const actions: DataColumn<NumberRow> = {
    id: "actions",
    header: names.actions,
    align: "end",
    cell: (row) => <NumberActions row={row} />,
  };
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
      cell: ({ holder, reservation }) => <Holder holder={holder} reservation={reservation} />,
    },
    {
      id: "until",
      header: names.until,
      className: "max-sm:hidden",
      cell: ({ statusUntil }) => (statusUntil === null ? none : <Instant at={statusUntil} zone={zone} />),
    },
    {
      id: "status",
      header: names.status,
      cell: ({ status }) => <StatusBadge tone={TONES[status]}>{numberTexts.states[status]}</StatusBadge>,
    },
    ...(canWrite ? [actions] : []),
  ];
}

/** Who has it, or for whom it is kept. */
function Holder({ holder, reservation }: Pick<NumberRow, "holder" | "reservation">) {
  const named = holder ?? reservation?.subscriber ?? null;
  if (named === null && reservation === null) return none;
  return (
    <span className="grid gap-0.5">
      {named === null ? (
        <span>{numberTexts.keptFor(reservation?.note ?? "")}</span>
      ) : (
        <AppLink href={subscriberPath(named)} className="underline">
          {named}
        </AppLink>
      )}
      {reservation !== null && (
        <span className="break-all text-muted-foreground text-xs">{numberTexts.keptBy(reservation.by)}</span>
      )}
    </span>
  );
}

interface NumberTableProps {
  readonly rows: readonly NumberRow[];
  readonly zone: string;
  readonly canWrite: boolean;
  readonly empty: ReactNode;
}

/** One page of numbers, each with who has it. */
export function NumberTable({ rows, zone, canWrite, empty }: NumberTableProps) {
  const columns = useMemo(() => columnsIn(zone, canWrite), [zone, canWrite]);
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
