import { readFileSync } from "node:fs";
import PDFDocument from "pdfkit";
import { drawLine, SMALL, type TextStyle } from "./pdf-text.ts";

interface PageBox {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where content may stand on an A4 page, in points. */
export const PAGE: PageBox = { left: 50, right: 545.28, top: 76, bottom: 776 };
export const CONTENT_WIDTH = PAGE.right - PAGE.left;
const FIRST_TOP = 50;

/** A document that is being written; `y` is where the next block begins. */
export interface Pdf {
  readonly doc: PDFKit.PDFDocument;
  readonly options: PdfOptions;
  y: number;
}

export interface PdfOptions {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  /** Stands in the file as its date; the same instant and content give the same bytes. */
  readonly createdAt: Date;
  /** At the head of every page but the first. */
  readonly runningHead: string;
  /** At the foot of every page: the first line beside the page's number, the others below. */
  readonly footer: readonly string[];
  /** Of the text, for whoever has it read aloud. */
  readonly language?: string;
  readonly pageText?: (number: number, of: number) => string;
}

/** Begins an A4 document on its first page. */
export function openPdf(options: PdfOptions): Pdf {
  const { title, author, subject, createdAt, language = "en" } = options;
  const doc = new PDFDocument({
    size: "A4",
    margin: 0,
    // Empty, or the library reads a font of its own from a file that no bundle carries.
    font: "",
    pdfVersion: "1.7",
    bufferPages: true,
    lang: language,
    displayTitle: true,
    info: { Title: title, Author: author, Subject: subject, Creator: "Tributary", CreationDate: createdAt },
  });
  doc.registerFont("regular", readFileSync(new URL("./fonts/source-sans-3-regular.ttf", import.meta.url)));
  doc.registerFont("semibold", readFileSync(new URL("./fonts/source-sans-3-semibold.ttf", import.meta.url)));
  return { doc, options, y: FIRST_TOP };
}

/** Goes on to the next page, below its running head. */
export function addPage(pdf: Pdf): void {
  pdf.doc.addPage();
  drawLine(pdf.doc, pdf.options.runningHead, SMALL, { x: PAGE.left, y: 46, width: CONTENT_WIDTH });
  drawRule(pdf, 62);
  pdf.y = PAGE.top;
}

/** Goes on to the next page unless a block of this height still has room on this one. */
export function ensureRoom(pdf: Pdf, height: number): void {
  if (pdf.y + height > PAGE.bottom) addPage(pdf);
}

export function drawRule(
  { doc }: Pdf,
  y: number,
  color = "#d5d9df",
  x = PAGE.left,
  width = CONTENT_WIDTH,
): void {
  doc
    .moveTo(x, y)
    .lineTo(x + width, y)
    .lineWidth(0.5)
    .strokeColor(color)
    .stroke();
}

/** Writes the foot of every page and ends the document. */
export function finishPdf(pdf: Pdf): Promise<Uint8Array> {
  const { doc, options } = pdf;
  const { start, count } = doc.bufferedPageRange();
  const { pageText = (number, of) => `Page ${number} of ${of}` } = options;
  for (let index = 0; index < count; index++) {
    doc.switchToPage(start + index);
    drawFooter(pdf, options.footer, pageText(index + 1, count));
  }
  const chunks: Uint8Array[] = [];
  doc.on("data", (chunk: Uint8Array) => chunks.push(chunk));
  const finished = new Promise<Uint8Array>((resolve, reject) => {
    doc.on("end", () => resolve(new Uint8Array(Buffer.concat(chunks))));
    doc.on("error", reject);
  });
  doc.end();
  return finished;
}

function drawFooter(pdf: Pdf, footer: readonly string[], page: string): void {
  const style: TextStyle = { ...SMALL, size: 7 };
  drawRule(pdf, 790);
  footer.forEach((line, index) => {
    drawLine(pdf.doc, line, style, { x: PAGE.left, y: 795 + index * 10, width: CONTENT_WIDTH - 70 });
  });
  drawLine(pdf.doc, page, style, { x: PAGE.right - 70, y: 795, width: 70, align: "right" });
}
