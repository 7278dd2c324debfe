import { printable } from "./printable.ts";

export interface TextStyle {
  readonly font: "regular" | "semibold";
  readonly size: number;
  readonly color: string;
}

const INK = "#1b2330";
const MUTED = "#5c6675";

export const TITLE: TextStyle = { font: "semibold", size: 20, color: INK };
export const HEADING: TextStyle = { font: "semibold", size: 11, color: INK };
export const BODY: TextStyle = { font: "regular", size: 9, color: INK };
export const STRONG: TextStyle = { font: "semibold", size: 9, color: INK };
export const LABEL: TextStyle = { font: "regular", size: 8, color: MUTED };
export const SMALL: TextStyle = { font: "regular", size: 7.5, color: MUTED };

export interface LineBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly align?: "left" | "right" | undefined;
}

export function lineHeight({ size }: TextStyle): number {
  return size * 1.4;
}

/** Draws one line below `y`. What is wider than its box is set smaller: a figure is never cut or broken. */
export function drawLine(doc: PDFKit.PDFDocument, text: string, style: TextStyle, box: LineBox): void {
  const line = setStyle(doc, style, text);
  const width = doc.widthOfString(line);
  const scale = width > box.width ? box.width / width : 1;
  const x = box.align === "right" ? box.x + box.width - width * scale : box.x;
  doc
    .fontSize(style.size * scale)
    .fillColor(style.color)
    .text(line, x, box.y + style.size, { lineBreak: false, baseline: "alphabetic" });
}

/** Breaks a text into lines of a width, between words where it can, within a word that is too long alone. */
export function wrapText(doc: PDFKit.PDFDocument, text: string, style: TextStyle, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of setStyle(doc, style, text).split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (doc.widthOfString(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== "") lines.push(line);
    const pieces = breakWord(doc, word, width);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? "";
  }
  return [...lines, line];
}

export function widthOf(doc: PDFKit.PDFDocument, text: string, style: TextStyle): number {
  return doc.widthOfString(setStyle(doc, style, text));
}

function breakWord(doc: PDFKit.PDFDocument, word: string, width: number): string[] {
  const pieces: string[] = [];
  let piece = "";
  for (const character of word) {
    if (piece !== "" && doc.widthOfString(piece + character) > width) {
      pieces.push(piece);
      piece = "";
    }
    piece += character;
  }
  return [...pieces, piece];
}

function setStyle(doc: PDFKit.PDFDocument, { font, size }: TextStyle, text: string): string {
  doc.font(font).fontSize(size);
  return printable(doc, text);
}
