import type { Guess } from "./types.ts";

const DELIMITERS = [";", ",", "\t", "|"] as const;
const NAMES: Readonly<Record<string, string>> = {
  ";": "semicolons",
  ",": "commas",
  "\t": "tabs",
  "|": "bars",
};
/** So many lines tell how a file is written. */
const LINES = 200;

/** What separates the fields: the character that stands in most lines equally often. */
export function guessDelimiter(lines: readonly string[]): Guess<string> {
  const measured = DELIMITERS.map((delimiter) => ({ delimiter, ...evenness(lines, delimiter) }));
  const [best] = measured.sort((a, b) => b.share - a.share || b.fields - a.fields);
  if (best === undefined || best.fields < 2) {
    return { value: ",", isSure: false, reason: "No separator stands in most lines equally often." };
  }
  const share = Math.round(best.share * 100);
  const reason = `${share} % of the lines have ${best.fields} fields between ${NAMES[best.delimiter]}.`;
  return { value: best.delimiter, isSure: best.share >= 0.8, reason };
}

/** How many lines have the number of fields that most have. */
function evenness(lines: readonly string[], delimiter: string): { share: number; fields: number } {
  const counts = new Map<number, number>();
  const shown = lines.slice(0, LINES).filter((line) => line !== "");
  for (const line of shown) {
    const fields = splitPlainly(line, delimiter).length;
    counts.set(fields, (counts.get(fields) ?? 0) + 1);
  }
  const split = [...counts].filter(([fields]) => fields > 1).sort((a, b) => b[1] - a[1] || b[0] - a[0]);
  const [fields, seen] = split[0] ?? [1, 0];
  return { share: shown.length === 0 ? 0 : seen / shown.length, fields };
}

/** The fields of one line; a delimiter between quotes separates nothing. */
export function splitPlainly(line: string, delimiter: string): string[] {
  const fields: string[] = [];
  let field = "";
  let isQuoted = false;
  for (const character of line) {
    if (character === '"') isQuoted = !isQuoted;
    else if (character === delimiter && !isQuoted) {
      fields.push(field);
      field = "";
    } else field += character;
  }
  return [...fields, field];
}

/** Which character quotes fields; null when none begins and ends with one. */
export function guessQuote(lines: readonly string[], delimiter: string): Guess<string | null> {
  const quotes = (quote: string): boolean => {
    const begins = lines.filter((line) => line.startsWith(quote) || line.includes(delimiter + quote)).length;
    const ends = lines.filter((line) => line.endsWith(quote) || line.includes(quote + delimiter)).length;
    return begins > 0 && ends > 0;
  };
  if (quotes('"')) return { value: '"', isSure: true, reason: 'Fields stand between " and ".' };
  if (quotes("'")) return { value: "'", isSure: true, reason: "Fields stand between ' and '." };
  const hasStray = lines.some((line) => line.includes('"'));
  return hasStray
    ? { value: null, isSure: false, reason: 'A " stands within fields and quotes none.' }
    : { value: '"', isSure: true, reason: 'Nothing is quoted; a " may begin to one day.' };
}
