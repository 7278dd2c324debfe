import { addPage, CONTENT_WIDTH, drawRule, PAGE, type Pdf } from "./pdf.ts";
import { BODY, drawLine, LABEL, lineHeight, type TextStyle, wrapText } from "./pdf-text.ts";

export interface PdfColumn {
  readonly label: string;
  /** Points; of one column it may be left out: that one takes what the others leave. */
  readonly width?: number;
  /** Figures stand at the right and are never broken over lines. */
  readonly isFigure?: boolean;
}

export interface PdfTable {
  readonly columns: readonly PdfColumn[];
  readonly rows: readonly (readonly string[])[];
  /** What is said where there are no rows. */
  readonly empty: string;
  /** Height that has to stand on the same page as the last row. */
  readonly keepWithLast?: number;
}

interface Cell {
  readonly x: number;
  readonly width: number;
  readonly isFigure: boolean;
}

const STYLE: TextStyle = { ...BODY, size: 8.5 };
const LINE = lineHeight(STYLE);
const PADDING = 3;
const GAP = 8;
const HEADER_HEIGHT = 17;

/** Draws a table over as many pages as it needs, its header on each of them. */
export function table(pdf: Pdf, { columns, rows, empty, keepWithLast = 0 }: PdfTable): void {
  const cells = cellsOf(columns);
  const ensure = (height: number) => {
    if (pdf.y + height <= PAGE.bottom) return;
    addPage(pdf);
    drawHeader(pdf, columns, cells);
  };
  if (pdf.y + HEADER_HEIGHT + 2 * LINE > PAGE.bottom) addPage(pdf);
  drawHeader(pdf, columns, cells);
  if (rows.length === 0) {
    ensure(LINE + keepWithLast);
    drawLine(pdf.doc, empty, LABEL, { x: PAGE.left, y: pdf.y + PADDING, width: CONTENT_WIDTH });
    pdf.y += LINE + 2 * PADDING;
    drawRule(pdf, pdf.y);
  }
  rows.forEach((row, index) => {
    const isLast = index === rows.length - 1;
    drawRow(pdf, row, cells, (height) => ensure(height + (isLast ? keepWithLast : 0)));
  });
}

/** A row stays together unless it is longer than a page; then it goes on line by line. */
function drawRow(
  pdf: Pdf,
  row: readonly string[],
  cells: readonly Cell[],
  ensure: (height: number) => void,
): void {
  const wrapped = cells.map(({ width, isFigure }, index) =>
    isFigure ? [row[index] ?? ""] : wrapText(pdf.doc, row[index] ?? "", STYLE, width),
  );
  const lines = Math.max(...wrapped.map(({ length }) => length));
  const height = lines * LINE + 2 * PADDING;
  const isLongerThanPage = height > PAGE.bottom - PAGE.top - HEADER_HEIGHT;
  ensure(isLongerThanPage ? LINE : height);
  pdf.y += PADDING;
  for (let line = 0; line < lines; line++) {
    if (isLongerThanPage) ensure(LINE);
    cells.forEach(({ x, width, isFigure }, index) => {
      const text = wrapped[index]?.[line];
      const align = isFigure ? "right" : "left";
      if (text) drawLine(pdf.doc, text, STYLE, { x, y: pdf.y, width, align });
    });
    pdf.y += LINE;
  }
  pdf.y += PADDING;
  drawRule(pdf, pdf.y);
}

function drawHeader(pdf: Pdf, columns: readonly PdfColumn[], cells: readonly Cell[]): void {
  cells.forEach(({ x, width, isFigure }, index) => {
    const label = columns[index]?.label ?? "";
    drawLine(pdf.doc, label, LABEL, { x, y: pdf.y, width, align: isFigure ? "right" : "left" });
  });
  pdf.y += HEADER_HEIGHT - 2;
  drawRule(pdf, pdf.y, "#1b2330");
  pdf.y += 2;
}

function cellsOf(columns: readonly PdfColumn[]): Cell[] {
  const fixed = columns.reduce((sum, { width = 0 }) => sum + width, 0);
  const rest = CONTENT_WIDTH - fixed - GAP * (columns.length - 1);
  let x: number = PAGE.left;
  return columns.map(({ width = rest, isFigure = false }) => {
    const cell = { x, width, isFigure };
    x += width + GAP;
    return cell;
  });
}
