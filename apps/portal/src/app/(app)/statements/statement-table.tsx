"use client";
import { type DataColumn, DataTable } from "@tributary/ui/data-table";
import { Day } from "@tributary/ui/day";
import { Instant } from "@tributary/ui/instant";
import { Money } from "@tributary/ui/money";
import { PeriodLabel } from "@tributary/ui/period-label";
import { useUrlSort } from "@tributary/ui/url-state";
import type { ReactNode } from "react";
import { statementPath } from "@/frame/paths.ts";
import { statementTexts } from "@/texts/statement.ts";
import { type StatementRow, StatementStatus } from "./status.tsx";

const { columns: names } = statementTexts;

const COLUMNS: readonly DataColumn<StatementRow>[] = [
  {
    id: "period",
    header: names.period,
    sortKey: "period",
    isRowHead: true,
    cell: ({ period }) => <PeriodLabel period={period} />,
  },
  {
    id: "number",
    header: names.number,
    className: "max-lg:hidden",
    cell: ({ number, version }) => (
      <span className="text-muted-foreground">
        {number}, {statementTexts.version(version).toLowerCase()}
      </span>
    ),
  },
  {
    id: "net",
    header: names.net,
    align: "end",
    className: "max-xl:hidden",
    cell: ({ netMicros, currency }) => <Money micros={netMicros} currency={currency} />,
  },
  {
    id: "tax",
    header: names.tax,
    align: "end",
    className: "max-xl:hidden",
    cell: ({ taxMicros, currency }) => <Money micros={taxMicros} currency={currency} />,
  },
  {
    id: "gross",
    header: names.gross,
    align: "end",
    sortKey: "gross",
    cell: ({ payableMicros, payableCurrency }) => <Money micros={payableMicros} currency={payableCurrency} />,
  },
  {
    id: "issued",
    header: names.issued,
    className: "max-lg:hidden",
    cell: ({ issuedAt, zone }) => <Instant at={issuedAt} zone={zone} style="date" />,
  },
  {
    id: "due",
    header: names.due,
    sortKey: "due",
    className: "max-sm:hidden",
    cell: ({ dueOn }) => <Day on={dueOn} />,
  },
  { id: "status", header: names.status, cell: (row) => <StatementStatus {...row} /> },
];

/** One page of statements; each leads to its lines. */
export function StatementTable({
  rows,
  empty,
}: {
  readonly rows: readonly StatementRow[];
  readonly empty: ReactNode;
}) {
  const { sort, onSort } = useUrlSort({ key: "period", direction: "desc" });
  return (
    <DataTable
      caption={statementTexts.caption}
      columns={COLUMNS}
      rows={rows}
      getRowId={({ number }) => number}
      getRowHref={({ number }) => statementPath(number)}
      sort={sort}
      onSort={onSort}
      empty={empty}
      hasTriage
    />
  );
}
