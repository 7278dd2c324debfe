"use client";
import { type DataColumn, DataTable } from "@tributary/ui/data-table";
import { Day } from "@tributary/ui/day";
import { Money } from "@tributary/ui/money";
import { PeriodLabel } from "@tributary/ui/period-label";
import { useUrlSort } from "@tributary/ui/url-state";
import type { ReactNode } from "react";
import { billPath, billRunPath } from "@/frame/paths.ts";
import { billTexts } from "@/texts/bill.ts";
import { type BillRow, BillStatus } from "./status.tsx";

const { columns: names } = billTexts;

const COLUMNS: readonly DataColumn<BillRow>[] = [
  {
    id: "number",
    header: names.number,
    sortKey: "number",
    isRowHead: true,
    cell: ({ number }) => number ?? billTexts.draft,
  },
  {
    id: "subscriber",
    header: names.subscriber,
    className: "max-sm:hidden",
    cell: ({ subscriber }) => subscriber,
  },
  {
    id: "period",
    header: names.period,
    className: "max-lg:hidden",
    cell: ({ period }) => <PeriodLabel period={period} />,
  },
  {
    id: "gross",
    header: names.gross,
    align: "end",
    sortKey: "gross",
    cell: ({ grossMicros, currency }) => <Money micros={grossMicros} currency={currency} />,
  },
  {
    id: "open",
    header: names.open,
    align: "end",
    sortKey: "open",
    className: "max-sm:hidden",
    cell: ({ openMicros, currency }) => <Money micros={openMicros} currency={currency} />,
  },
  {
    id: "due",
    header: names.due,
    sortKey: "due",
    className: "max-lg:hidden",
    cell: ({ dueOn }) => (dueOn === null ? "–" : <Day on={dueOn} />),
  },
  { id: "state", header: names.state, cell: (row) => <BillStatus {...row} /> },
];

/** One page of bills; each leads to its lines, a draft to its run. */
export function BillTable({ rows, empty }: { readonly rows: readonly BillRow[]; readonly empty: ReactNode }) {
  const { sort, onSort } = useUrlSort({ key: "number", direction: "desc" });
  return (
    <DataTable
      caption={billTexts.caption}
      columns={COLUMNS}
      rows={rows}
      getRowId={({ id }) => id}
      getRowHref={({ number, runId }) => (number === null ? billRunPath(runId ?? "") : billPath(number))}
      sort={sort}
      onSort={onSort}
      empty={empty}
      hasTriage
    />
  );
}
