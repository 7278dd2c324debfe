import { columnsOf } from "../pipeline/row-reader.ts";
import type { Dialect } from "./draft.ts";
import { guessDelimiter, guessQuote } from "./guess-dialect.ts";
import { guessEncoding } from "./guess-encoding.ts";
import { jsonPaths } from "./json-paths.ts";
import { cuttingMapping, readRows } from "./read-rows.ts";
import type { Sample } from "./sample.ts";
import type { Guess } from "./types.ts";

/** So many lines are looked at. */
const LINES = 1_000;
export const MOST_COLUMNS = 300;

/** How a file is written, and why that is taken for true. */
export interface FoundFormat {
  readonly dialect: Dialect;
  /** Names of columns that no header row of the file gives. */
  readonly paths: readonly string[];
  readonly reasons: Readonly<Record<"format" | "encoding" | "delimiter", Guess<string>>>;
}

const TOLD: Guess<string> = { value: "", isSure: true, reason: "You said so." };
const OF_ITS_OWN: Guess<string> = { value: "", isSure: true, reason: "The format says it." };

/** A dialect that somebody has said; only the names of columns are looked up. */
export function takeFormat(dialect: Dialect, { bytes, isWhole }: Sample): FoundFormat {
  const reasons = { format: TOLD, encoding: TOLD, delimiter: TOLD };
  if (dialect.format === "csv") return { dialect, paths: [], reasons };
  if (dialect.format !== "jsonl")
    return { dialect, paths: columnsOf(cuttingMapping(dialect, [])) ?? [], reasons };
  return { dialect, paths: jsonPaths(linesOf(bytes, isWhole, dialect.encoding), MOST_COLUMNS), reasons };
}

function linesOf(bytes: Buffer, isWhole: boolean, encoding: Dialect["encoding"]): string[] {
  const text = bytes.toString(encoding === "utf-8" ? "utf8" : "latin1").replace(/^\ufeff/, "");
  const lines = text.split(/\r?\n/).filter((line) => line !== "");
  if (!isWhole) lines.pop();
  return lines.slice(0, LINES);
}

/** Finds out what a file is: binary by its tags, lines of JSON by their brackets, else delimited text. */
export function findFormat({ bytes, isWhole }: Sample): FoundFormat {
  const binary = guessBinary(bytes, isWhole);
  if (binary !== null) return binary;
  const encoding = guessEncoding(bytes);
  const lines = linesOf(bytes, isWhole, encoding.value);
  const base = { encoding: encoding.value, quote: '"', hasHeader: true } as const;
  const reasons = { encoding: { ...encoding, value: encoding.value as string } };
  if (lines[0]?.trimStart().startsWith("{")) {
    const format: Guess<string> = { value: "jsonl", isSure: true, reason: "Each line is a JSON object." };
    const paths = jsonPaths(lines, MOST_COLUMNS);
    const dialect: Dialect = { ...base, format: "jsonl", delimiter: ",", hasHeader: false };
    return { dialect, paths, reasons: { ...reasons, format, delimiter: OF_ITS_OWN } };
  }
  const delimiter = guessDelimiter(lines);
  const quote = guessQuote(lines, delimiter.value);
  const format: Guess<string> = { value: "csv", isSure: delimiter.isSure, reason: "It is text in lines." };
  const dialect: Dialect = { ...base, format: "csv", delimiter: delimiter.value, quote: quote.value };
  return { dialect, paths: [], reasons: { ...reasons, format, delimiter } };
}

/** TAP3 and NRTRDE are known by the tags they begin with. */
function guessBinary(bytes: Buffer, isWhole: boolean): FoundFormat | null {
  for (const format of ["tap3", "nrtrde"] as const) {
    const dialect: Dialect = { format, encoding: "utf-8", delimiter: ",", quote: null, hasHeader: true };
    const mapping = cuttingMapping(dialect, []);
    try {
      if (readRows(bytes, mapping, isWhole, 2).length < 2) continue;
    } catch {
      continue;
    }
    const reason = `It begins with the tags of ${format.toUpperCase()}.`;
    const known: Guess<string> = { value: format, isSure: true, reason };
    const reasons = { format: known, encoding: OF_ITS_OWN, delimiter: OF_ITS_OWN };
    return { dialect, paths: columnsOf(mapping) ?? [], reasons };
  }
  return null;
}
