"use client";
import { Button, ButtonLink } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { type DataColumn, DataTable } from "@tributary/ui/data-table";
import { EmptyState } from "@tributary/ui/empty-state";
import { Money } from "@tributary/ui/money";
import { ReaderInstant } from "@tributary/ui/reader-instant";
import { useUrlSort } from "@tributary/ui/url-state";
import { useState } from "react";
import { alertPath } from "@/frame/paths.ts";
import { alertTexts as texts } from "@/texts/alert.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import { type AlertRow, AlertStatus, Figure, Severity } from "./parts.tsx";
import { SORT } from "./sort.ts";

const { columns: headers } = texts;

const COLUMNS: readonly DataColumn<AlertRow>[] = [
  {
    id: "alert",
    header: headers.alert,
    isRowHead: true,
    cell: ({ detector }) => texts.detectorTitle(detector),
  },
  {
    id: "severity",
    header: headers.severity,
    sortKey: "urgency",
    cell: ({ severity }) => <Severity severity={severity} />,
  },
  { id: "about", header: headers.about, cell: aboutOf },
  {
    id: "figure",
    header: headers.figure,
    align: "end",
    className: "whitespace-nowrap max-sm:hidden",
    cell: ({ measured, unit, currency }) => <Figure value={measured} unit={unit} currency={currency} />,
  },
  {
    id: "at-risk",
    header: headers.atRisk,
    sortKey: "money",
    align: "end",
    className: "whitespace-nowrap",
    cell: ({ atRiskMicros, currency }) =>
      atRiskMicros !== null && currency !== null && <Money micros={atRiskMicros} currency={currency} />,
  },
  {
    id: "opened",
    header: headers.opened,
    sortKey: "age",
    className: "whitespace-nowrap max-sm:hidden",
    cell: ({ openedAt }) => <ReaderInstant at={openedAt} />,
  },
  { id: "status", header: headers.status, cell: ({ status }) => <AlertStatus status={status} /> },
];

function aboutOf({ operator, drivers }: AlertRow): string {
  if (operator !== null) return operator.name;
  const named = drivers.find(({ kind }) => kind === "source" || kind === "dispute" || kind === "agreement");
  return named?.id ?? texts.portfolio;
}

interface AlertTableProps {
  readonly rows: readonly AlertRow[];
  readonly isAll: boolean;
  readonly canWrite: boolean;
}

/** The alerts, each leading to what drives it; some are taken on at once. */
export function AlertTable({ rows, isAll, canWrite }: AlertTableProps) {
  const { sort, onSort } = useUrlSort(SORT);
  const [selectedIds, setSelectedIds] = useState<ReadonlySet<string>>(new Set());
  const selected = rows.filter(({ id }) => selectedIds.has(id));
  return (
    <>
      {selected.length > 0 && (
        <Selection ids={selected.map(({ id }) => id)} onClear={() => setSelectedIds(new Set())} />
      )}
      <DataTable
        caption={texts.caption}
        columns={COLUMNS}
        rows={rows}
        getRowId={({ id }) => id}
        getRowName={(row) => texts.select(texts.detectorTitle(row.detector), aboutOf(row))}
        getRowHref={({ id }) => alertPath(id)}
        sort={sort}
        onSort={onSort}
        selectedIds={selectedIds}
        onSelect={canWrite ? setSelectedIds : undefined}
        isSelectable={({ status }) => status === "open" || status === "snoozed"}
        hasTriage
        empty={
          <EmptyState
            title={texts.empty.title}
            action={!isAll && <ButtonLink href="/alerts?view=all">{texts.empty.showAll}</ButtonLink>}
          >
            {texts.empty.text}
          </EmptyState>
        }
      />
    </>
  );
}

function Selection({ ids, onClear }: { readonly ids: readonly string[]; readonly onClear: () => void }) {
  const client = useTRPCClient();
  const { acknowledge } = texts;
  const { confirm } = useCommand(client.alert.acknowledge.mutate, {
    done: acknowledge.done,
    onDone: onClear,
  });
  return (
    <div className="flex flex-wrap items-center gap-2 border-b px-3 py-2 text-sm">
      <span role="status" className="font-medium">
        {texts.selected(ids.length)}
      </span>
      <ConfirmDialog
        title={acknowledge.many(ids.length)}
        description={acknowledge.description}
        reason={{ label: acknowledge.reason, isRequired: true }}
        confirmLabel={acknowledge.confirm}
        trigger={
          <Button variant="primary" size="sm">
            {acknowledge.action}
          </Button>
        }
        onConfirm={(reason) => confirm({ ids: [...ids], reason })}
      />
      <Button size="sm" onClick={onClear}>
        {texts.clear}
      </Button>
    </div>
  );
}
