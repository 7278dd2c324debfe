"use client";

import type { Row as TableRow } from "@tanstack/react-table";
import type { MouseEvent, ReactNode } from "react";
import { Checkbox } from "./checkbox.tsx";
import { cn } from "./class-names.ts";
import type { DataTableProps } from "./data-table.tsx";
import type { features, TableModel } from "./data-table-model.ts";
import { AppLink, useNavigate } from "./link-context.tsx";
import { Cell, RowHead } from "./table.tsx";
import type { defaultTexts } from "./texts.ts";
import type { Triage } from "./use-row-triage.tsx";

interface DataTableBodyProps<Row extends object> extends DataTableProps<Row> {
  table: TableModel<Row>;
  triage: Triage;
  texts: typeof defaultTexts.table;
}

interface BodyRowProps<Row extends object> extends DataTableBodyProps<Row> {
  row: TableRow<typeof features, Row>;
}

/** The rows, each named by its head cell, which carries its link. */
export function DataTableBody<Row extends object>(props: DataTableBodyProps<Row>) {
  return (
    <tbody>
      {props.table.getRowModel().rows.map((row) => (
        <BodyRow key={row.id} {...props} row={row} />
      ))}
    </tbody>
  );
}

function BodyRow<Row extends object>({ row, columns, triage, texts, ...props }: BodyRowProps<Row>) {
  const navigate = useNavigate();
  const href = props.getRowHref?.(row.original);
  const headId = (columns.find((column) => column.isRowHead) ?? columns[0])?.id;
  const open = (event: MouseEvent<HTMLTableRowElement>) => {
    if (href !== undefined && !isForSomethingElse(event)) navigate(href);
  };
  return (
    <tr
      data-row-id={row.id}
      tabIndex={props.hasTriage ? -1 : undefined}
      data-selected={row.getIsSelected() || undefined}
      onClick={href === undefined ? undefined : open}
      onFocus={() => triage.onFocusRow(row.id)}
      className={cn(
        "group/row transition-colors hover:bg-hover/60 focus-visible:-outline-offset-2",
        href !== undefined && "cursor-pointer",
        row.getIsSelected() && "bg-primary-soft hover:bg-primary-soft",
        props.hasTriage && triage.rowId === row.id && "shadow-[inset_3px_0_0_var(--primary)]",
      )}
    >
      {props.onSelect && (
        <Cell className="w-0 pr-0" data-print="hidden">
          <Checkbox
            aria-label={texts.selectRow(props.getRowName?.(row.original) ?? row.id)}
            checked={row.getIsSelected()}
            disabled={!row.getCanSelect()}
            onCheckedChange={(checked) => row.toggleSelected(checked === true)}
            className="align-middle"
          />
        </Cell>
      )}
      {row.getAllCells().map((cell, index) => {
        const column = columns[index];
        const content = <props.table.FlexRender cell={cell} />;
        return cell.column.id === headId ? (
          <RowHead key={cell.id} className={column?.className}>
            {href === undefined ? content : <RowLink href={href}>{content}</RowLink>}
          </RowHead>
        ) : (
          <Cell key={cell.id} cellAlign={column?.align} className={column?.className}>
            {content}
          </Cell>
        );
      })}
    </tr>
  );
}

function RowLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <AppLink href={href} className="rounded-sm underline-offset-3 group-hover/row:underline">
      {children}
    </AppLink>
  );
}

/** A control inside the row, selected text, or a click meant for a new tab. */
function isForSomethingElse(event: MouseEvent<HTMLTableRowElement>): boolean {
  const isControl =
    event.target instanceof Element && event.target.closest("a, button, input, select, label");
  const isMarking = window.getSelection()?.isCollapsed === false;
  return Boolean(isControl) || isMarking || event.ctrlKey || event.metaKey || event.shiftKey;
}
