"use client";
import { Badge, type BadgeProps } from "@tributary/ui/badge";
import { type DataColumn, DataTable } from "@tributary/ui/data-table";
import { AppLink } from "@tributary/ui/link-context";
import { StatusBadge } from "@tributary/ui/status-badge";
import type { ReactNode } from "react";
import { subscriberPath } from "@/frame/paths.ts";
import { simTexts } from "@/texts/inventory.ts";
import type { Outputs } from "@/trpc/outputs.ts";

type SimRow = Outputs["sim"]["list"]["rows"][number];

const { columns: names, none } = simTexts;

const TONES: Readonly<Record<SimRow["status"], NonNullable<BadgeProps["tone"]>>> = {
  in_stock: "info",
  assigned: "neutral",
  active: "good",
  suspended: "warning",
  terminated: "neutral",
};

const COLUMNS: readonly DataColumn<SimRow>[] = [
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
    cell: ({ status }) => <StatusBadge tone={TONES[status]}>{simTexts.states[status]}</StatusBadge>,
  },
];

/** One page of SIMs, each with who has it. */
export function SimTable({ rows, empty }: { readonly rows: readonly SimRow[]; readonly empty: ReactNode }) {
  return (
    <DataTable
      caption={simTexts.caption}
      columns={COLUMNS}
      rows={rows}
      getRowId={({ iccid }) => iccid}
      empty={empty}
    />
  );
}
