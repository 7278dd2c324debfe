import { parseMicros } from "@tributary/domain/money/micros";
import type { Micros } from "@tributary/domain/money/types";
import { getDocument, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";

/** One line of a page as a reader sees it: its cells from left to right. */
export type PdfRow = readonly string[];

export interface ReadPdf {
  readonly pages: readonly (readonly PdfRow[])[];
  readonly info: Readonly<Record<string, unknown>>;
}

/** White space wider than this parts two cells; between words it is narrower. */
const GAP = 5;

/** The reader keeps one number of pages for all open documents: they are read one after the other. */
let reading: Promise<unknown> = Promise.resolve();

/** Reads a PDF back with a reader that has nothing to do with the library that wrote it. */
export function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const read = reading.then(() => readAlone(bytes));
  reading = read.catch(() => undefined);
  return read;
}

async function readAlone(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: bytes.slice(), verbosity: VerbosityLevel.ERRORS, useSystemFonts: false });
  const document = await task.promise;
  const pages: PdfRow[][] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(rowsOf(items.flatMap((item) => ("str" in item && item.str !== "" ? [item] : []))));
  }
  const { info } = await document.getMetadata();
  await task.destroy();
  return { pages, info: { ...info } };
}

/** All text of a PDF, a line per row. */
export async function pdfText(bytes: Uint8Array): Promise<string> {
  const { pages } = await readPdf(bytes);
  return pages.flatMap((rows) => rows.map((cells) => cells.join(" | "))).join("\n");
}

export interface PdfTotals {
  readonly lines: readonly Micros[];
  /** By the label in front, such as "Gross EUR". */
  readonly totals: ReadonlyMap<string, Micros>;
}

/** Reads a statement's amounts back: those of its numbered lines, and those of its totals. */
export async function statementTotalsOf(bytes: Uint8Array): Promise<PdfTotals> {
  const { pages } = await readPdf(bytes);
  const lines: Micros[] = [];
  const totals = new Map<string, Micros>();
  for (const cells of pages.flat()) {
    const amount = cells.at(-1)?.replaceAll(",", "") ?? "";
    if (!/^-?\d+(\.\d+)?$/.test(amount)) continue;
    const label = /^(Net|Tax|Gross) [A-Z]{3}/.exec(cells[0] ?? "");
    if (label !== null && cells.length === 2) totals.set(label[0], parseMicros(amount));
    else if (cells[0] === String(lines.length + 1) && cells.length >= 4) lines.push(parseMicros(amount));
  }
  return { lines, totals };
}

interface Item {
  readonly str: string;
  readonly width: number;
  readonly transform: readonly number[];
}

function rowsOf(items: readonly Item[]): PdfRow[] {
  const byBaseline = new Map<number, Item[]>();
  for (const item of items) {
    const baseline = Math.round((item.transform[5] ?? 0) * 2);
    byBaseline.set(baseline, [...(byBaseline.get(baseline) ?? []), item]);
  }
  return [...byBaseline].sort(([one], [other]) => other - one).map(([, row]) => cellsOf(row));
}

function cellsOf(row: readonly Item[]): PdfRow {
  const cells: string[] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const { str, width, transform } of [...row].sort((one, other) => left(one) - left(other))) {
    if (str.trim() === "") continue;
    const start = transform[4] ?? 0;
    if (start - end > GAP) cells.push(str);
    else cells.push(`${cells.pop() ?? ""}${start - end > 1 ? " " : ""}${str}`);
    end = start + width;
  }
  return cells.map((cell) => cell.trim());
}

function left({ transform }: Item): number {
  return transform[4] ?? 0;
}
