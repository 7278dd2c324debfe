"use client";
import { ButtonLink } from "@tributary/ui/button";
import { type DataColumn, DataTable } from "@tributary/ui/data-table";
import { Day } from "@tributary/ui/day";
import { EmptyState } from "@tributary/ui/empty-state";
import { Money } from "@tributary/ui/money";
import { PeriodLabel } from "@tributary/ui/period-label";
import { useUrlSort } from "@tributary/ui/url-state";
import { statementPath } from "@/frame/paths.ts";
import { statementTexts } from "@/texts/statement.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import { SORT } from "./sort.ts";
import { PaymentStatus, ReviewStatus, type StatementRow } from "./status.tsx";

const { list: texts } = statementTexts;

type Sums = Outputs["statement"]["list"]["sums"];

/** The statements, each leading to its document, with what all of them come to. */
export function StatementTable({
  rows,
  sums,
}: {
  readonly rows: readonly StatementRow[];
  readonly sums: Sums;
}) {
  const { sort, onSort } = useUrlSort(SORT);
  return (
    <DataTable
      caption={texts.caption}
      columns={columnsWith(sums)}
      rows={rows}
      getRowId={({ number }) => number}
      getRowHref={({ number }) => statementPath(number)}
      sort={sort}
      onSort={onSort}
      hasTriage
      empty={
        <EmptyState
          title={texts.empty.title}
          action={<ButtonLink href="/statements">{texts.reset}</ButtonLink>}
        >
          {texts.empty.text}
        </EmptyState>
      }
    />
  );
}

function columnsWith(sums: Sums): readonly DataColumn<StatementRow>[] {
  const { columns } = texts;
  return [
    {
      id: "number",
      header: columns.number,
      isRowHead: true,
      className: "sm:whitespace-nowrap",
      cell: ({ number, version }) => (
        <>
          {number} <span className="font-normal text-muted-foreground text-xs">{texts.version(version)}</span>
        </>
      ),
      footer: texts.totals,
    },
    {
      id: "operator",
      header: columns.operator,
      className: "max-sm:hidden",
      cell: ({ operatorName }) => operatorName,
    },
    {
      id: "period",
      header: columns.period,
      sortKey: "period",
      className: "whitespace-nowrap max-sm:hidden",
      cell: ({ period }) => <PeriodLabel period={period} isShort />,
    },
    {
      id: "due",
      header: columns.due,
      sortKey: "due",
      className: "max-sm:hidden",
      cell: ({ dueOn }) => <Day on={dueOn} />,
    },
    {
      id: "payment",
      header: columns.payment,
      cell: ({ payment }) => <PaymentStatus payment={payment} />,
    },
    {
      id: "review",
      header: columns.review,
      className: "max-sm:hidden",
      cell: ({ review }) => <ReviewStatus review={review} />,
    },
    {
      ...moneyColumn("payable", columns.payable, ({ payableMicros }) => payableMicros),
      sortKey: "gross",
      footer: sumOf(sums, ({ owedMicros }) => owedMicros),
    },
    {
      ...moneyColumn("open", columns.open, ({ openMicros }) => openMicros),
      sortKey: "open",
      footer: sumOf(sums, ({ openMicros }) => openMicros),
    },
  ];
}

function moneyColumn(
  id: string,
  header: string,
  amountOf: (row: StatementRow) => bigint,
): DataColumn<StatementRow> {
  return {
    id,
    header,
    align: "end",
    className: "whitespace-nowrap",
    cell: (row) => <Money micros={amountOf(row)} currency={row.payableCurrency} />,
  };
}

function sumOf(sums: Sums, amountOf: (sum: Sums[number]) => bigint) {
  return sums.map((sum) => (
    <span key={sum.currency} className="block">
      <Money micros={amountOf(sum)} currency={sum.currency} />
    </span>
  ));
}
