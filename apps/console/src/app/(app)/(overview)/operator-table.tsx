"use client";
import { Badge } from "@tributary/ui/badge";
import { type DataColumn, DataTable } from "@tributary/ui/data-table";
import { EmptyState } from "@tributary/ui/empty-state";
import { formatBps } from "@tributary/ui/format/percent";
import { Money } from "@tributary/ui/money";
import { StatusBadge } from "@tributary/ui/status-badge";
import { useUrlSort } from "@tributary/ui/url-state";
import { useMemo } from "react";
import { addressOf } from "@/frame/address.ts";
import { MarginTrend } from "@/frame/margin-trend.tsx";
import { overviewTexts } from "@/texts/overview.ts";
import { operatorStatus } from "@/texts/settlement-status.ts";
import { INITIAL_SORT } from "./initial-sort.ts";
import type { OperatorRow, Overview } from "./types.ts";

interface OperatorTableProps {
  readonly rows: readonly OperatorRow[];
  readonly totals: Overview["totals"]["now"];
  readonly varianceMicros: bigint;
  readonly scope: Overview["scope"];
}

const texts = overviewTexts.operators;

/** What each operator came to in the month; the total is of all of them, not of the page. */
export function OperatorTable({ rows, totals, varianceMicros, scope }: OperatorTableProps) {
  const { sort, onSort } = useUrlSort(INITIAL_SORT);
  const { currency, period } = scope;
  const columns = useMemo(
    () => columnsOf(currency, totals, varianceMicros),
    [currency, totals, varianceMicros],
  );
  return (
    <DataTable
      caption={`${texts.caption}, ${currency}`}
      columns={columns}
      rows={rows}
      getRowId={({ operatorId }) => operatorId}
      getRowHref={({ operatorId }) => addressOf(`/operators/${operatorId}`, { currency, period })}
      sort={sort}
      onSort={onSort}
      empty={<EmptyState title={texts.emptyTitle}>{texts.emptyText}</EmptyState>}
    />
  );
}

function columnsOf(
  currency: string,
  totals: OperatorTableProps["totals"],
  varianceMicros: bigint,
): DataColumn<OperatorRow>[] {
  const money = (micros: bigint | null, isSigned = false) =>
    micros === null ? texts.none : <Money micros={micros} currency={currency} isBare isSigned={isSigned} />;
  const { columns } = texts;
  return [
    {
      id: "name",
      header: columns.name,
      sortKey: "name",
      isRowHead: true,
      cell: ({ name }) => name,
      footer: texts.total,
    },
    {
      id: "cost",
      header: `${columns.cost} ${currency}`,
      sortKey: "cost",
      align: "end",
      cell: ({ costMicros, isAccrued }) => (
        <>
          {isAccrued && <Badge className="mr-2">{texts.accrued}</Badge>}
          {money(costMicros)}
        </>
      ),
      footer: money(totals.costMicros),
    },
    {
      id: "charge",
      header: `${columns.charge} ${currency}`,
      sortKey: "charge",
      align: "end",
      cell: ({ chargeMicros }) => money(chargeMicros),
      footer: money(totals.chargeMicros),
    },
    {
      id: "margin",
      header: columns.margin,
      sortKey: "margin",
      align: "end",
      cell: ({ marginBps }) => percent(marginBps),
      footer: percent(totals.marginBps),
    },
    {
      id: "trend",
      header: columns.trend,
      className: "max-md:hidden",
      cell: ({ name, trendBps }) => (
        <MarginTrend trendBps={trendBps} textOf={(months) => texts.trend(name, months)} />
      ),
    },
    {
      id: "variance",
      header: `${columns.variance} ${currency}`,
      sortKey: "variance",
      align: "end",
      cell: ({ varianceMicros }) => money(varianceMicros, true),
      footer: money(varianceMicros, true),
    },
    {
      id: "status",
      header: columns.status,
      sortKey: "status",
      cell: ({ status }) => status && <Status status={status} />,
    },
  ];
}

function Status({ status }: { readonly status: NonNullable<OperatorRow["status"]> }) {
  const { label, tone } = operatorStatus(status);
  return <StatusBadge tone={tone}>{label}</StatusBadge>;
}

function percent(bps: number | null) {
  return <span className="figures">{bps === null ? texts.none : formatBps(bps)}</span>;
}
