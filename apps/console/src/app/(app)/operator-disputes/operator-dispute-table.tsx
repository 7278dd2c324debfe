"use client";
import { ButtonLink } from "@tributary/ui/button";
import { type DataColumn, DataTable } from "@tributary/ui/data-table";
import { EmptyState } from "@tributary/ui/empty-state";
import { Money } from "@tributary/ui/money";
import { PeriodLabel } from "@tributary/ui/period-label";
import { useUrlSort } from "@tributary/ui/url-state";
import { Link2 } from "lucide-react";
import { operatorDisputePath } from "@/frame/paths.ts";
import { operatorDisputeTexts } from "@/texts/operator-dispute.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import { SORT } from "./sort.ts";
import { type OperatorDisputeRow, OperatorDisputeStatus } from "./status.tsx";

const { list: texts, age } = operatorDisputeTexts;

type Sums = Outputs["operatorDispute"]["list"]["sums"];

interface OperatorDisputeTableProps {
  readonly rows: readonly OperatorDisputeRow[];
  readonly sums: Sums;
  /** There is nothing more to see than what is listed. */
  readonly isAll: boolean;
}

/** The disputes, each leading to its thread, with what all of them come to. */
export function OperatorDisputeTable({ rows, sums, isAll }: OperatorDisputeTableProps) {
  const { sort, onSort } = useUrlSort(SORT);
  return (
    <DataTable
      caption={texts.caption}
      columns={columnsWith(sums)}
      rows={rows}
      getRowId={({ number }) => number}
      getRowHref={({ operatorId, number }) => operatorDisputePath(operatorId, number)}
      sort={sort}
      onSort={onSort}
      hasTriage
      empty={
        <EmptyState
          title={texts.empty.title}
          action={!isAll && <ButtonLink href="/operator-disputes?view=all">{texts.showAll}</ButtonLink>}
        >
          {texts.empty.text}
        </EmptyState>
      }
    />
  );
}

function columnsWith(sums: Sums): readonly DataColumn<OperatorDisputeRow>[] {
  const { columns } = texts;
  return [
    { id: "number", header: columns.number, isRowHead: true, cell: Numbered, footer: texts.totals },
    { id: "operator", header: columns.operator, cell: ({ operatorName }) => operatorName },
    { id: "status", header: columns.status, cell: ({ status }) => <OperatorDisputeStatus status={status} /> },
    {
      id: "waits",
      header: columns.waits,
      sortKey: "age",
      align: "end",
      cell: ({ ageDays }) => ageDays !== null && <span className="whitespace-nowrap">{age(ageDays)}</span>,
    },
    {
      id: "period",
      header: columns.period,
      className: "whitespace-nowrap max-sm:hidden",
      cell: ({ period }) => <PeriodLabel period={period} isShort />,
    },
    {
      id: "reason",
      header: columns.reason,
      className: "max-sm:hidden",
      cell: ({ reason }) => <span className="line-clamp-2 min-w-40 max-w-80">{reason}</span>,
    },
    { ...money("contested", columns.contested, "contestedMicros", sums), sortKey: "contested" },
    money("credited", columns.credited, "creditedMicros", sums),
  ];
}

function Numbered({ number, isLinked }: OperatorDisputeRow) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      {number}
      {isLinked && <Link2 aria-label={texts.linked} className="size-3.5 text-muted-foreground" />}
    </span>
  );
}

function money(
  id: string,
  header: string,
  field: "contestedMicros" | "creditedMicros",
  sums: Sums,
): DataColumn<OperatorDisputeRow> {
  return {
    id,
    header,
    align: "end",
    className: "whitespace-nowrap",
    cell: (row) => <Money micros={row[field]} currency={row.currency} />,
    footer: sums.map((sum) => (
      <span key={sum.currency} className="block">
        <Money micros={sum[field]} currency={sum.currency} />
      </span>
    )),
  };
}
