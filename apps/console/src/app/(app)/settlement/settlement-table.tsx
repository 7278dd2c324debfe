"use client";
import { DataTable } from "@tributary/ui/data-table";
import { EmptyState } from "@tributary/ui/empty-state";
import { useUrlSort } from "@tributary/ui/url-state";
import { settlementPath } from "@/frame/paths.ts";
import { settlementTexts } from "@/texts/settlement.ts";
import { type PeriodRow, SETTLEMENT_COLUMNS } from "./settlement-columns.tsx";

const texts = settlementTexts.list;

/** The months, each leading to its run. */
export function SettlementTable({
  rows,
  isFiltered,
}: {
  readonly rows: readonly PeriodRow[];
  /** There are months, but none that the filters let through. */
  readonly isFiltered: boolean;
}) {
  const { sort, onSort } = useUrlSort({ key: "period", direction: "desc" });
  return (
    <DataTable
      caption={texts.caption}
      columns={SETTLEMENT_COLUMNS}
      rows={rows}
      getRowId={({ agreementId, period }) => `${agreementId} ${period}`}
      getRowHref={({ agreementId, period }) => settlementPath(agreementId, period)}
      sort={sort}
      onSort={onSort}
      empty={
        isFiltered ? (
          <EmptyState title={texts.noMatchTitle}>{texts.noMatchText}</EmptyState>
        ) : (
          <EmptyState title={texts.emptyTitle}>{texts.emptyText}</EmptyState>
        )
      }
    />
  );
}
