import { addPage, CONTENT_WIDTH, drawRule, ensureRoom, PAGE, type Pdf } from "./pdf.ts";
import { BODY, drawLine, HEADING, LABEL, lineHeight, STRONG, type TextStyle, wrapText } from "./pdf-text.ts";

export interface Fact {
  readonly label: string;
  readonly value: string;
}

export interface Place {
  readonly x: number;
  readonly width: number;
}

const WHOLE: Place = { x: PAGE.left, width: CONTENT_WIDTH };
const LABEL_WIDTH = 74;

/** A heading with room for what follows it, so that it never stands alone at the foot of a page. */
export function heading(pdf: Pdf, text: string, roomBelow = 60): void {
  ensureRoom(pdf, 34 + roomBelow);
  pdf.y += 14;
  drawLine(pdf.doc, text, HEADING, { ...WHOLE, y: pdf.y });
  pdf.y += lineHeight(HEADING) + 2;
}

/** Running text that goes on over pages. */
export function paragraph(pdf: Pdf, text: string, style: TextStyle = BODY, place: Place = WHOLE): void {
  for (const line of wrapText(pdf.doc, text, style, place.width)) {
    ensureRoom(pdf, lineHeight(style));
    drawLine(pdf.doc, line, style, { ...place, y: pdf.y });
    pdf.y += lineHeight(style);
  }
}

/** Labels with their values below each other. */
export function facts(pdf: Pdf, rows: readonly Fact[], place: Place = WHOLE, labelWidth = LABEL_WIDTH): void {
  const value: Place = { x: place.x + labelWidth, width: place.width - labelWidth };
  for (const row of rows) {
    ensureRoom(pdf, lineHeight(BODY));
    drawLine(pdf.doc, row.label, LABEL, {
      x: place.x,
      y: pdf.y + BODY.size - LABEL.size,
      width: labelWidth - 6,
    });
    paragraph(pdf, row.value, BODY, value);
  }
}

/** The one figure a reader looks for first, with what qualifies it beside it. */
export function figureBand(pdf: Pdf, figure: Fact, others: readonly Fact[]): void {
  const height = 48;
  if (pdf.y + height > PAGE.bottom) addPage(pdf);
  pdf.doc.rect(PAGE.left, pdf.y, CONTENT_WIDTH, height).fillColor("#f3f5f7").fill();
  const cell = (fact: Fact, style: TextStyle, x: number, width: number): void => {
    drawLine(pdf.doc, fact.label, LABEL, { x, y: pdf.y + 8, width });
    drawLine(pdf.doc, fact.value, style, { x, y: pdf.y + 36 - style.size, width });
  };
  cell(figure, { ...HEADING, size: 16 }, PAGE.left + 12, 196);
  const width = (CONTENT_WIDTH - 232) / others.length;
  others.forEach((fact, index) => {
    cell(fact, STRONG, PAGE.left + 220 + index * width, width - 10);
  });
  pdf.y += height;
}

export interface Total extends Fact {
  readonly isSum?: boolean;
}

const TOTALS_WIDTH = 230;

export function totalsHeight(rows: readonly Total[]): number {
  return rows.length * 16 + 8;
}

/** Sums at the right, together on one page; a table above keeps its last row with them. */
export function totals(pdf: Pdf, rows: readonly Total[]): void {
  ensureRoom(pdf, totalsHeight(rows));
  const x = PAGE.right - TOTALS_WIDTH;
  pdf.y += 6;
  for (const { label, value, isSum = false } of rows) {
    const style = isSum ? STRONG : BODY;
    if (isSum) drawRule(pdf, pdf.y, "#1b2330", x, TOTALS_WIDTH);
    drawLine(pdf.doc, label, style, { x, y: pdf.y + 2, width: 130 });
    drawLine(pdf.doc, value, style, { x: x + 130, y: pdf.y + 2, width: TOTALS_WIDTH - 130, align: "right" });
    pdf.y += 16;
  }
}
