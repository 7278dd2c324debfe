"use client";

import { type ColumnDef, useTable } from "@tanstack/react-table";
import { type ReactNode, useMemo, useRef } from "react";
import type { DataColumn } from "./data-column.ts";
import { DataTableBody } from "./data-table-body.tsx";
import { DataTableHead } from "./data-table-head.tsx";
import { features } from "./data-table-model.ts";
import { EmptyState } from "./empty-state.tsx";
import type { Sort } from "./format/sort.ts";
import { useNavigate } from "./link-context.tsx";
import { Cell, RowHead, Table, TableFoot } from "./table.tsx";
import { defaultTexts } from "./texts.ts";
import { useRowTriage } from "./use-row-triage.tsx";

export type { DataColumn } from "./data-column.ts";

export interface DataTableProps<Row extends object> {
  /** Names the table for screen readers. */
  caption: string;
  /** Keep them outside of the component or in a memo. */
  columns: readonly DataColumn<Row>[];
  /** One page, sorted by the server. */
  rows: readonly Row[];
  getRowId: (row: Row) => string;
  /** Names a row where its head cell is not text enough: "Select Alfa, Roaming DE". */
  getRowName?: (row: Row) => string;
  getRowHref?: (row: Row) => string;
  sort?: Sort;
  onSort?: (key: string) => void;
  /** Ids of all selected rows, also of other pages; with `onSelect` a column of checkboxes appears. */
  selectedIds?: ReadonlySet<string>;
  onSelect?: (ids: ReadonlySet<string>) => void;
  isSelectable?: (row: Row) => boolean;
  /** J and K walk through the rows, X selects, Enter opens. One table of a page at most. */
  hasTriage?: boolean;
  /** The row that J and K have reached, for the page's own keys. */
  onHighlight?: (row: Row) => void;
  /** What stands there when there are no rows. */
  empty?: ReactNode;
  /** The table scrolls in a box of its own, under its header. */
  isTall?: boolean;
  texts?: typeof defaultTexts.table;
}

/** A page of rows from the server: sortable, selectable, linked, walked through by keyboard, totalled. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { caption, columns, rows, texts = defaultTexts.table } = props;
  const { getRowId, getRowHref, onSelect, onHighlight } = props;
  const container = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();
  const table = useTableModel(props);
  const triage = useRowTriage(container, {
    isEnabled: props.hasTriage ?? false,
    rowIds: rows.map(getRowId),
    onMove: onHighlight && ((id) => withRow(rows, getRowId, id, onHighlight)),
    onToggle: onSelect && ((id) => table.getRow(id).toggleSelected()),
    onOpen: getRowHref && ((id) => withRow(rows, getRowId, id, (row) => navigate(getRowHref(row)))),
  });
  if (rows.length === 0) {
    return props.empty ?? <EmptyState title={texts.emptyTitle}>{texts.emptyText}</EmptyState>;
  }
  return (
    <div ref={container}>
      <Table caption={caption} isTall={props.isTall}>
        <DataTableHead {...props} table={table} texts={texts} />
        <DataTableBody {...props} table={table} triage={triage} texts={texts} />
        <Totals columns={columns} hasSelection={onSelect !== undefined} />
      </Table>
    </div>
  );
}

function useTableModel<Row extends object>(props: DataTableProps<Row>) {
  const { columns, rows, getRowId, selectedIds, onSelect, isSelectable } = props;
  const definitions = useMemo(() => columns.map(asDefinition), [columns]);
  const rowSelection = useMemo(
    () => Object.fromEntries([...(selectedIds ?? [])].map((id) => [id, true as const])),
    [selectedIds],
  );
  return useTable({
    features,
    columns: definitions,
    data: rows,
    getRowId,
    state: { rowSelection },
    enableRowSelection: isSelectable ? (row) => isSelectable(row.original) : onSelect !== undefined,
    onRowSelectionChange: (update) => {
      const next = typeof update === "function" ? update(rowSelection) : update;
      onSelect?.(new Set(Object.keys(next)));
    },
  });
}

function asDefinition<Row extends object>(column: DataColumn<Row>): ColumnDef<typeof features, Row, unknown> {
  return { id: column.id, header: () => column.header, cell: ({ row }) => column.cell(row.original) };
}

function withRow<Row>(
  rows: readonly Row[],
  getRowId: (row: Row) => string,
  id: string,
  act: (row: Row) => void,
) {
  const row = rows.find((each) => getRowId(each) === id);
  if (row !== undefined) act(row);
}

interface TotalsProps<Row> {
  columns: readonly DataColumn<Row>[];
  hasSelection: boolean;
}

function Totals<Row>({ columns, hasSelection }: TotalsProps<Row>) {
  if (columns.every((column) => column.footer === undefined)) return null;
  return (
    <TableFoot>
      <tr>
        {hasSelection && <Cell />}
        {columns.map(({ id, footer, align, className }, index) =>
          index === 0 ? (
            <RowHead key={id} className={className}>
              {footer}
            </RowHead>
          ) : (
            <Cell key={id} cellAlign={align} className={className}>
              {footer}
            </Cell>
          ),
        )}
      </tr>
    </TableFoot>
  );
}
