"use client";
import { Badge, type BadgeProps } from "@tributary/ui/badge";
import { type DataColumn, DataTable } from "@tributary/ui/data-table";
import { Instant } from "@tributary/ui/instant";
import { AppLink } from "@tributary/ui/link-context";
import { StatusBadge } from "@tributary/ui/status-badge";
import { type ReactNode, useMemo } from "react";
import { subscriberPath } from "@/frame/paths.ts";
import { simTexts } from "@/texts/inventory.ts";
import type { Outputs } from "@/trpc/outputs.ts";

type SimRow = Outputs["sim"]["list"]["rows"][number];

const { columns: names, none } = simTexts;

const TONES: Readonly<Record<SimRow["status"], NonNullable<BadgeProps["tone"]>>> = {
  in_stock: "info",
  offered: "warning",
  assigned: "neutral",
  active: "good",
  suspended: "warning",
  terminated: "neutral",
  transferred: "neutral",
};

function columnsIn(zone: string): readonly DataColumn<SimRow>[] {
  return [
    {
      id: "iccid",
      header: names.iccid,
      isRowHead: true,
      cell: ({ iccid, isTest }) => (
        <span className="figures break-all">
          {iccid} {isTest && <Badge>{simTexts.test}</Badge>}
        </span>
      ),
    },
    {
      id: "imsis",
      header: names.imsis,
      className: "max-md:hidden",
      cell: ({ imsis }) => <span className="figures">{imsis.join(" ")}</span>,
    },
    {
      id: "kind",
      header: names.kind,
      className: "max-lg:hidden",
      cell: ({ kind }) => simTexts.kinds[kind],
    },
    { id: "batch", header: names.batch, className: "max-xl:hidden", cell: ({ batch }) => batch },
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
      id: "status",
      header: names.status,
      cell: ({ status, availableFrom }) => (
        <span className="grid justify-items-start gap-0.5">
          <StatusBadge tone={TONES[status]}>{simTexts.states[status]}</StatusBadge>
          {status === "in_stock" && availableFrom !== null && (
            <span className="text-muted-foreground text-xs">
              {simTexts.yoursFrom} <Instant at={availableFrom} zone={zone} style="date" />
            </span>
          )}
        </span>
      ),
    },
  ];
}

interface SimTableProps {
  readonly rows: readonly SimRow[];
  readonly zone: string;
  readonly empty: ReactNode;
}

/** One page of SIMs, each with who has it. */
export function SimTable({ rows, zone, empty }: SimTableProps) {
  const columns = useMemo(() => columnsIn(zone), [zone]);
  return (
    <DataTable
      caption={simTexts.caption}
      columns={columns}
      rows={rows}
      getRowId={({ iccid }) => iccid}
      empty={empty}
    />
  );
}
