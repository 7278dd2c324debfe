"use client";
import { useState } from "react";
import { Button, ButtonLink } from "../button.tsx";
import { useCommand } from "../command.tsx";
import { ConfirmDialog } from "../confirm-dialog.tsx";
import { type DataColumn, DataTable } from "../data-table.tsx";
import { EmptyState } from "../empty-state.tsx";
import { Money } from "../money.tsx";
import { ReaderInstant } from "../reader-instant.tsx";
import { useUrlSort } from "../url-state.tsx";
import type { NamedAlert } from "./alert.ts";
import { useAlertCommands } from "./alert-commands.tsx";
import { AlertFigure, AlertSeverity, AlertStatus } from "./badges.tsx";
import { alertWords as texts } from "./texts.ts";
import { ALERT_SORT } from "./words.tsx";

const { columns: headers } = texts;

const COLUMNS: readonly DataColumn<NamedAlert>[] = [
  {
    id: "alert",
    header: headers.alert,
    isRowHead: true,
    cell: ({ title }) => title,
  },
  {
    id: "severity",
    header: headers.severity,
    sortKey: "urgency",
    cell: ({ severity }) => <AlertSeverity severity={severity} />,
  },
  { id: "about", header: headers.about, cell: ({ about }) => about },
  {
    id: "figure",
    header: headers.figure,
    align: "end",
    className: "whitespace-nowrap max-sm:hidden",
    cell: ({ measured, unit, currency }) => <AlertFigure value={measured} unit={unit} currency={currency} />,
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

interface AlertTableProps {
  readonly rows: readonly NamedAlert[];
  readonly isAll: boolean;
  readonly canWrite: boolean;
  /** When the detectors look. */
  readonly emptyText: string;
}

/** The alerts, each leading to what drives it; some are taken on at once. */
export function AlertTable({ rows, isAll, canWrite, emptyText }: AlertTableProps) {
  const { sort, onSort } = useUrlSort(ALERT_SORT);
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
        getRowName={({ title, about }) => texts.select(title, about)}
        getRowHref={({ id }) => `/alerts/${id}`}
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
            {emptyText}
          </EmptyState>
        }
      />
    </>
  );
}

function Selection({ ids, onClear }: { readonly ids: readonly string[]; readonly onClear: () => void }) {
  const commands = useAlertCommands();
  const { acknowledge } = texts;
  const { confirm } = useCommand(commands.acknowledge, {
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
