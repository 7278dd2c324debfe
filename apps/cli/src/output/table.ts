export interface Column<Row> {
  readonly title: string;
  readonly value: (row: Row) => string;
  /** Numbers stand flush right, under one another. */
  readonly isNumber?: boolean;
}

/** Lines up rows under their titles, two spaces between columns. */
export function tableText<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const titles = columns.map(({ title }) => title);
  const isTitled = titles.some((title) => title !== "");
  const cells = [...(isTitled ? [titles] : []), ...rows.map((row) => columns.map(({ value }) => value(row)))];
  const widths = columns.map((_, index) => Math.max(...cells.map((line) => width(line[index] ?? ""))));
  return cells
    .map((line) =>
      line.map((cell, index) => pad(cell, widths[index] ?? 0, columns[index]?.isNumber ?? false)),
    )
    .map((line) => line.join("  ").trimEnd())
    .join("\n");
}

/** A heading with what stands under it; nothing at all when there is nothing. */
export function section(title: string, body: string): string {
  return body === "" ? "" : `${title}\n${body}\n`;
}

function pad(cell: string, to: number, isNumber: boolean): string {
  const fill = " ".repeat(to - width(cell));
  return isNumber ? fill + cell : cell + fill;
}

function width(text: string): number {
  return [...text].length;
}
