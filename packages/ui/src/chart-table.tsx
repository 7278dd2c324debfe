import type { ReactNode } from "react";
import { Cell, HeadCell, RowHead, Table } from "./table.tsx";

export interface ChartTableRow {
  readonly key: string;
  readonly head: ReactNode;
  readonly cells: readonly ReactNode[];
}

export interface ChartTableProps {
  caption: string;
  /** The first names the rows, the others the figures. */
  heads: readonly string[];
  rows: readonly ChartTableRow[];
}

/** The figures behind a chart, exact. */
export function ChartTable({ caption, heads: [first, ...figures], rows }: ChartTableProps) {
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <HeadCell>{first}</HeadCell>
          {figures.map((head) => (
            <HeadCell key={head} cellAlign="end">
              {head}
            </HeadCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, head, cells }) => (
          <tr key={key}>
            <RowHead className="whitespace-nowrap">{head}</RowHead>
            {figures.map((name, index) => (
              <Cell key={name} cellAlign="end">
                {cells[index]}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
