"use client";
import { type DataColumn, DataTable } from "@tributary/ui/data-table";
import { EmptyState } from "@tributary/ui/empty-state";
import { formatDecimal } from "@tributary/ui/format/quantity";
import { useUrlSort } from "@tributary/ui/url-state";
import { type ReactNode, useMemo } from "react";
import { addressOf } from "@/frame/address.ts";
import {
  Amount,
  Average,
  MarginFigure,
  RetailState,
  type RetailSummary,
  Share,
} from "@/frame/retail-figures.tsx";
import { retailTexts } from "@/texts/retail.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import { INITIAL_SORT } from "./initial-sort.ts";

type List = NonNullable<Outputs["retailTotal"]["list"]>;
type Row = List["operators"]["rows"][number];

interface RetailTableProps {
  readonly rows: readonly Row[];
  readonly blended: RetailSummary;
  readonly scope: List["scope"];
}

const texts = retailTexts.list;

/** What each operator's own business came to; the last row is blended over all of them, not the page. */
export function RetailTable({ rows, blended, scope }: RetailTableProps) {
  const { sort, onSort } = useUrlSort(INITIAL_SORT);
  const { currency, period } = scope;
  const columns = useMemo(() => columnsOf(currency, blended), [currency, blended]);
  return (
    <DataTable
      caption={`${texts.caption}, ${currency}`}
      columns={columns}
      rows={rows}
      getRowId={({ operatorId }) => operatorId}
      getRowHref={({ operatorId }) => addressOf(`/operators/${operatorId}/retail`, { currency, period })}
      sort={sort}
      onSort={onSort}
      empty={<EmptyState title={retailTexts.empty.title}>{retailTexts.empty.text}</EmptyState>}
    />
  );
}

function columnsOf(currency: string, blended: RetailSummary): DataColumn<Row>[] {
  const { columns } = texts;
  const figure = (
    key: keyof typeof columns,
    show: (summary: RetailSummary) => ReactNode,
    more: { readonly unit?: string; readonly className?: string } = {},
  ): DataColumn<Row> => ({
    id: key,
    header: more.unit === undefined ? columns[key] : `${columns[key]} ${more.unit}`,
    sortKey: key,
    align: "end",
    cell: ({ now }) => show(now),
    footer: show(blended),
    className: more.className,
  });
  const money = { unit: currency };
  return [
    {
      id: "name",
      header: columns.name,
      sortKey: "name",
      isRowHead: true,
      cell: ({ name, now }) => (
        <span className="inline-flex flex-wrap items-center gap-2">
          {name} <RetailState summary={now} />
        </span>
      ),
      footer: texts.total,
    },
    figure("subscribers", ({ averageTenths }) => <Average tenths={averageTenths} />),
    figure("activations", ({ activations }) => <Count value={activations} />, { className: "max-md:hidden" }),
    figure("churn", ({ churnBps }) => <Share bps={churnBps} decimals={2} />),
    figure("arpu", ({ arpuMicros }) => <Amount micros={arpuMicros} currency={currency} isBare />, money),
    figure(
      "revenue",
      ({ revenueMicros }) => <Amount micros={revenueMicros} currency={currency} isBare />,
      money,
    ),
    figure(
      "retailMargin",
      ({ retailMargin }) => <MarginFigure margin={retailMargin} currency={currency} />,
      money,
    ),
    figure("mvnaMargin", ({ mvnaMargin }) => <MarginFigure margin={mvnaMargin} currency={currency} />, money),
  ];
}

function Count({ value }: { readonly value: number }) {
  return <span className="figures">{formatDecimal(BigInt(value))}</span>;
}
