import type { Guess } from "./types.ts";

/** The rows above the records: titles, and the row that names the columns. */
export interface HeadGuess {
  /** How each row above the header row begins. */
  readonly titles: readonly string[];
  readonly hasHeader: Guess<boolean>;
  /** How many fields most rows have. */
  readonly width: number;
}

/** Titles are rows above the first one that is as full as the others. */
export function guessHead(rows: readonly (readonly string[])[]): HeadGuess {
  const width = usualWidth(rows);
  const isFull = (row: readonly string[]): boolean =>
    row.length === width && row.filter((field) => field.trim() !== "").length * 2 >= width;
  const first = rows.slice(0, 20).findIndex(isFull);
  const head = rows[Math.max(0, first)] ?? [];
  const titles = rows.slice(0, Math.max(0, first)).map((row) => row[0]?.trim() ?? "");
  return { titles, hasHeader: guessHeader(head, rows.slice(Math.max(0, first) + 1)), width };
}

function usualWidth(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

function guessHeader(head: readonly string[], body: readonly (readonly string[])[]): Guess<boolean> {
  const names = head.map((name) => name.trim());
  const hasFigure = names.some(isFigure);
  const isUnique = new Set(names).size === names.length;
  const bodyHasFigures = body.slice(0, 20).some((row) => row.some(isFigure));
  if (!hasFigure && isUnique && bodyHasFigures) {
    return { value: true, isSure: true, reason: "Its first row holds words, the others hold figures." };
  }
  if (hasFigure) {
    return { value: false, isSure: true, reason: "Its first row holds figures as the others do." };
  }
  return { value: true, isSure: false, reason: "Its first row looks like the others, without figures." };
}

function isFigure(text: string): boolean {
  return /^[+-]?[\d.,:/ -]*\d[\d.,:/ -]*$/.test(text.trim());
}
