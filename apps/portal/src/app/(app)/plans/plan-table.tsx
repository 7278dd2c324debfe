"use client";
import { Badge } from "@tributary/ui/badge";
import { type DataColumn, DataTable } from "@tributary/ui/data-table";
import { Money } from "@tributary/ui/money";
import { Quantity } from "@tributary/ui/quantity";
import type { ReactNode } from "react";
import { planPath } from "@/frame/paths.ts";
import { planTexts } from "@/texts/plan.ts";
import { type PlanRow, PlanStatus } from "./status.tsx";

const { columns: names } = planTexts;

const COLUMNS: readonly DataColumn<PlanRow>[] = [
  {
    id: "name",
    header: names.name,
    isRowHead: true,
    cell: ({ name, code }) => (
      <>
        {name} <span className="font-normal text-muted-foreground text-xs">{code}</span>
      </>
    ),
  },
  { id: "kind", header: names.kind, className: "max-md:hidden", cell: ({ kind }) => planTexts.kinds[kind] },
  {
    id: "version",
    header: names.version,
    align: "end",
    className: "max-md:hidden",
    cell: ({ version, hasDraft }) => (
      <span className="inline-flex items-center gap-2">
        {hasDraft && <Badge>{planTexts.hasDraft}</Badge>}
        {version ?? planTexts.noVersion}
      </span>
    ),
  },
  {
    id: "fees",
    header: names.fees,
    align: "end",
    cell: ({ feesMicros, currency }) => <Money micros={feesMicros} currency={currency} />,
  },
  {
    id: "subscribers",
    header: names.subscribers,
    align: "end",
    className: "max-sm:hidden",
    cell: ({ subscribers }) => <Quantity value={BigInt(subscribers)} />,
  },
  { id: "state", header: names.state, cell: ({ state }) => <PlanStatus state={state} /> },
];

/** One page of plans; each leads to its versions. */
export function PlanTable({ rows, empty }: { readonly rows: readonly PlanRow[]; readonly empty: ReactNode }) {
  return (
    <DataTable
      caption={planTexts.caption}
      columns={COLUMNS}
      rows={rows}
      getRowId={({ code }) => code}
      getRowHref={({ code }) => planPath(code)}
      empty={empty}
      hasTriage
    />
  );
}
