"use client";
import { type DataColumn, DataTable } from "@tributary/ui/data-table";
import { EmptyState } from "@tributary/ui/empty-state";
import { formatBps } from "@tributary/ui/format/percent";
import { Instant } from "@tributary/ui/instant";
import { Money } from "@tributary/ui/money";
import { StatusBadge } from "@tributary/ui/status-badge";
import { useUrlSort } from "@tributary/ui/url-state";
import { useMemo } from "react";
import { addressOf } from "@/frame/address.ts";
import { MarginTrend } from "@/frame/margin-trend.tsx";
import { operatorState, operatorTexts } from "@/texts/operators.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import { INITIAL_SORT } from "./initial-sort.ts";

type List = Outputs["operator"]["list"];
type Row = List["operators"]["rows"][number];

interface OperatorListProps {
  readonly rows: readonly Row[];
  /** Null where no figures are shown. */
  readonly scope: List["scope"];
}

const texts = operatorTexts.list;

/** The operators that were found, with their figures of one month for whoever may see them. */
export function OperatorList({ rows, scope }: OperatorListProps) {
  const { sort, onSort } = useUrlSort(INITIAL_SORT);
  const currency = scope?.currency ?? null;
  const columns = useMemo(
    () => [...profileColumns, ...(currency === null ? [] : figureColumns(currency))],
    [currency],
  );
  return (
    <DataTable
      caption={texts.caption}
      columns={columns}
      rows={rows}
      getRowId={({ operatorId }) => operatorId}
      getRowHref={({ operatorId }) =>
        addressOf(`/operators/${operatorId}`, { currency, period: scope?.period })
      }
      sort={sort}
      onSort={onSort}
      empty={<EmptyState title={texts.emptyTitle}>{texts.emptyText}</EmptyState>}
    />
  );
}

const profileColumns: readonly DataColumn<Row>[] = [
  {
    id: "name",
    header: texts.columns.name,
    sortKey: "name",
    isRowHead: true,
    cell: ({ name }) => name,
  },
  {
    id: "status",
    header: texts.columns.status,
    sortKey: "status",
    cell: ({ status }) => {
      const { label, tone } = operatorState(status);
      return <StatusBadge tone={tone}>{label}</StatusBadge>;
    },
  },
  {
    id: "liveFrom",
    header: texts.columns.liveFrom,
    sortKey: "liveFrom",
    className: "max-lg:hidden",
    cell: ({ liveFrom, liveUntil }) => (
      <>
        <Instant at={liveFrom} zone="UTC" style="date" />
        {liveUntil && (
          <>
            {" "}
            {texts.until} <Instant at={liveUntil} zone="UTC" style="date" />
          </>
        )}
      </>
    ),
  },
];

function figureColumns(currency: string): DataColumn<Row>[] {
  const { columns } = texts;
  const money = (micros: bigint | null | undefined) =>
    micros == null ? texts.none : <Money micros={micros} currency={currency} isBare />;
  return [
    {
      id: "cost",
      header: `${columns.cost} ${currency}`,
      sortKey: "cost",
      align: "end",
      cell: ({ figures }) => money(figures?.costMicros),
    },
    {
      id: "charge",
      header: `${columns.charge} ${currency}`,
      sortKey: "charge",
      align: "end",
      cell: ({ figures }) => money(figures?.chargeMicros),
    },
    {
      id: "margin",
      header: columns.margin,
      sortKey: "margin",
      align: "end",
      cell: ({ figures }) => (
        <span className="figures">
          {figures?.marginBps == null ? texts.none : formatBps(figures.marginBps)}
        </span>
      ),
    },
    {
      id: "trend",
      header: columns.trend,
      className: "max-md:hidden",
      cell: ({ name, figures }) => (
        <MarginTrend trendBps={figures?.trendBps ?? []} textOf={(months) => texts.trend(name, months)} />
      ),
    },
  ];
}
