export interface Column<Row> {
  readonly title: string;
  readonly isNumber?: boolean;
  readonly value: (row: Row) => string;
}

/** A table that reads well in a terminal and is one in a document. */
export function tableText<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const cells = [
    columns.map(({ title }) => title),
    ...rows.map((row) => columns.map(({ value }) => value(row))),
  ];
  const widths = columns.map((_, at) => Math.max(3, ...cells.map((line) => line[at]?.length ?? 0)));
  const pad = (text: string, at: number): string => {
    const width = widths[at] ?? 0;
    return columns[at]?.isNumber ? text.padStart(width) : text.padEnd(width);
  };
  const rule = columns.map(({ isNumber }, at) => {
    const dashes = "-".repeat(widths[at] ?? 3);
    return isNumber ? `${dashes.slice(1)}:` : dashes;
  });
  return [cells[0] ?? [], rule, ...cells.slice(1)]
    .map((line) => `| ${line.map((text, at) => pad(text, at)).join(" | ")} |`)
    .join("\n");
}
