"use client";

import { Checkbox } from "./checkbox.tsx";
import type { DataTableProps } from "./data-table.tsx";
import type { TableModel } from "./data-table-model.ts";
import { SortButton } from "./sort-button.tsx";
import { HeadCell } from "./table.tsx";
import type { defaultTexts } from "./texts.ts";

interface DataTableHeadProps<Row extends object> extends DataTableProps<Row> {
  table: TableModel<Row>;
  texts: typeof defaultTexts.table;
}

/** Names the columns; asks for another order; selects the page. */
export function DataTableHead<Row extends object>(props: DataTableHeadProps<Row>) {
  const { table, columns, sort, onSort, onSelect, texts } = props;
  return (
    <thead>
      <tr>
        {onSelect && (
          <HeadCell className="w-0 pr-0" data-print="hidden">
            <Checkbox
              aria-label={texts.selectAll}
              checked={
                table.getIsAllRowsSelected() ? true : table.getIsSomeRowsSelected() ? "indeterminate" : false
              }
              onCheckedChange={(checked) => table.toggleAllRowsSelected(checked === true)}
              className="align-middle"
            />
          </HeadCell>
        )}
        {columns.map(({ id, header, align, sortKey, className }) => {
          const direction = sortKey !== undefined && sort?.key === sortKey ? sort.direction : undefined;
          return (
            <HeadCell key={id} cellAlign={align} className={className} aria-sort={ariaSort(direction)}>
              {sortKey !== undefined && onSort ? (
                <SortButton direction={direction} onClick={() => onSort(sortKey)}>
                  {header}
                </SortButton>
              ) : (
                header
              )}
            </HeadCell>
          );
        })}
      </tr>
    </thead>
  );
}

function ariaSort(direction: "asc" | "desc" | undefined) {
  if (direction === undefined) return undefined;
  return direction === "asc" ? "ascending" : "descending";
}
