"use client";
import { ButtonLink } from "@tributary/ui/button";
import { type DataColumn, DataTable } from "@tributary/ui/data-table";
import { EmptyState } from "@tributary/ui/empty-state";
import { Money } from "@tributary/ui/money";
import { PeriodLabel } from "@tributary/ui/period-label";
import { useUrlSort } from "@tributary/ui/url-state";
import { disputePath } from "@/frame/paths.ts";
import { disputeTexts } from "@/texts/dispute.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import { Deadline } from "./deadline.tsx";
import { SORT } from "./sort.ts";
import { type DisputeRow, DisputeStatus } from "./status.tsx";

const { list: texts, age } = disputeTexts;

type Sums = Outputs["dispute"]["list"]["sums"];

/** The claims, each leading to its page, with what all of them come to. */
export function DisputeTable({ rows, sums }: { readonly rows: readonly DisputeRow[]; readonly sums: Sums }) {
  const { sort, onSort } = useUrlSort(SORT);
  return (
    <DataTable
      caption={texts.caption}
      columns={columnsWith(sums)}
      rows={rows}
      getRowId={({ number }) => number}
      getRowHref={({ number }) => disputePath(number)}
      sort={sort}
      onSort={onSort}
      hasTriage
      empty={
        <EmptyState
          title={texts.empty.title}
          action={<ButtonLink href="/settlement">{texts.toSettlement}</ButtonLink>}
        >
          {texts.empty.text}
        </EmptyState>
      }
    />
  );
}

function columnsWith(sums: Sums): readonly DataColumn<DisputeRow>[] {
  const { columns } = texts;
  return [
    {
      id: "number",
      header: columns.number,
      isRowHead: true,
      cell: ({ number }) => number,
      footer: texts.totals,
    },
    { id: "status", header: columns.status, cell: ({ status }) => <DisputeStatus status={status} /> },
    {
      id: "deadline",
      header: columns.deadline,
      sortKey: "deadline",
      cell: ({ noticeDeadlineOn, noticeDaysLeft }) => (
        <Deadline on={noticeDeadlineOn} daysLeft={noticeDaysLeft} />
      ),
    },
    {
      id: "network",
      header: columns.network,
      className: "max-sm:hidden",
      cell: ({ mnoName, invoiceNumber }) => (
        <span className="grid">
          <span>{mnoName}</span>
          <span className="text-muted-foreground text-xs">{invoiceNumber}</span>
        </span>
      ),
    },
    {
      id: "period",
      header: columns.period,
      className: "whitespace-nowrap max-sm:hidden",
      cell: ({ period }) => <PeriodLabel period={period} isShort />,
    },
    {
      ...money("gross", columns.gross, "grossDisputedMicros", sums),
      className: "whitespace-nowrap max-sm:hidden",
    },
    { ...money("net", columns.net, "netRecoverableMicros", sums), sortKey: "net" },
    money("credited", columns.credited, "creditedMicros", sums),
    {
      id: "age",
      header: columns.age,
      sortKey: "age",
      align: "end",
      cell: ({ ageDays }) => ageDays !== null && <span className="whitespace-nowrap">{age(ageDays)}</span>,
    },
  ];
}

type Amount = "grossDisputedMicros" | "netRecoverableMicros" | "creditedMicros";

function money(id: string, header: string, field: Amount, sums: Sums): DataColumn<DisputeRow> {
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
