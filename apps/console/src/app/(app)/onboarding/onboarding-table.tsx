"use client";
import { type DataColumn, DataTable } from "@tributary/ui/data-table";
import { Day } from "@tributary/ui/day";
import { EmptyState } from "@tributary/ui/empty-state";
import { StatusBadge } from "@tributary/ui/status-badge";
import { useUrlSort } from "@tributary/ui/url-state";
import { dayOf, onboardingPath } from "@/frame/paths.ts";
import { itemTitle, onboardingTexts as texts } from "@/texts/onboarding.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import { INITIAL_SORT } from "./initial-sort.ts";

type Row = Outputs["onboarding"]["list"]["rows"][number];

const { columns: names } = texts;

const COLUMNS: readonly DataColumn<Row>[] = [
  { id: "name", header: names.name, sortKey: "name", isRowHead: true, cell: ({ name }) => name },
  {
    id: "progress",
    header: names.progress,
    align: "end",
    cell: ({ settled, items }) => <span className="figures">{texts.of(settled, items)}</span>,
  },
  {
    id: "gates",
    header: names.gates,
    align: "end",
    className: "max-sm:hidden",
    cell: ({ gates }) => <span className="figures">{gates}</span>,
  },
  {
    id: "waiting",
    header: names.waiting,
    cell: ({ waiting, blocked }) => (
      <>
        {waiting === null ? texts.none : texts.parties[waiting.party]}
        <span className="block text-muted-foreground text-xs">
          {waiting !== null && waiting.itemCode !== null && itemTitle(waiting.itemCode)}
          {blocked > 0 && ` · ${texts.blocked(blocked)}`}
        </span>
      </>
    ),
  },
  {
    id: "days",
    header: names.days,
    align: "end",
    className: "max-lg:hidden",
    cell: ({ days }) => <span className="figures">{days}</span>,
  },
  {
    id: "overdue",
    header: names.overdue,
    align: "end",
    className: "max-lg:hidden",
    cell: ({ overdue }) => <span className="figures">{overdue}</span>,
  },
  {
    id: "targetOn",
    header: names.target,
    sortKey: "targetOn",
    className: "max-md:hidden",
    cell: ({ targetOn }) => <Day on={dayOf(targetOn)} />,
  },
  {
    id: "status",
    header: names.status,
    className: "max-sm:hidden",
    cell: ({ status }) => {
      const { label, tone } = texts.statuses[status];
      return <StatusBadge tone={tone}>{label}</StatusBadge>;
    },
  },
];

/** Operators on their way; each leads to its page. */
export function OnboardingTable({ rows }: { readonly rows: readonly Row[] }) {
  const { sort, onSort } = useUrlSort(INITIAL_SORT);
  return (
    <DataTable
      caption={texts.caption}
      columns={COLUMNS}
      rows={rows}
      getRowId={({ operatorId }) => operatorId}
      getRowHref={({ operatorId }) => onboardingPath(operatorId)}
      sort={sort}
      onSort={onSort}
      empty={<EmptyState title={texts.empty.title}>{texts.empty.text}</EmptyState>}
    />
  );
}
