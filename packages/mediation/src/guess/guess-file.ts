import { DomainError } from "@tributary/domain/error";
import type { ColumnGuess } from "./column-guess.ts";
import type { Dialect, Draft } from "./draft.ts";
import { findFormat, MOST_COLUMNS, takeFormat } from "./find-format.ts";
import { guessColumns } from "./guess-columns.ts";
import { guessHead } from "./guess-header.ts";
import { guessDuration, guessVolume, isNumber } from "./guess-measure.ts";
import { guessNumbers } from "./guess-numbers.ts";
import { guessSequence } from "./guess-sequence.ts";
import { guessTime } from "./guess-time.ts";
import { directionMeanings, serviceMeanings } from "./guess-values.ts";
import { cuttingMapping, readRows, type SampleRow } from "./read-rows.ts";
import type { Sample } from "./sample.ts";
import type { Guess } from "./types.ts";

/** So many rows are looked at. */
const ROWS = 1_000;
const EXAMPLES = 4;

export interface GuessedColumn extends ColumnGuess {
  readonly name: string;
  /** Different values, the first ones. */
  readonly examples: readonly string[];
  /** Rows of the sample in which it is not empty. */
  readonly filled: number;
}

/** What a file seems to be, part by part with the reason, and the draft that follows from it. */
export interface FileGuess {
  readonly draft: Draft;
  /** Said of the file as a whole, in the order in which it was found out. */
  readonly reasons: Readonly<
    Record<"format" | "encoding" | "delimiter" | "header" | "numbers", Guess<string>>
  >;
  readonly columns: readonly GuessedColumn[];
  /** Everything the times can be read by. */
  readonly timeFormats: readonly string[];
  readonly timeReason: string;
  /** The records behind titles and header row. */
  readonly rows: readonly SampleRow[];
}

/**
 * Finds out how a file is written and what its columns hold, from its first rows and its name. With a
 * `dialect` somebody has said how it is written, and only its columns are guessed.
 *
 * Throws  {@link DomainError} `FILE_UNREADABLE` for a file without a row, or none that fits the dialect.
 */
export function guessFile(sample: Sample, name: string, today: Date, dialect?: Dialect): FileGuess {
  const found = dialect === undefined ? findFormat(sample) : takeFormat(dialect, sample);
  const rows = readRows(sample.bytes, cuttingMapping(found.dialect, found.paths), sample.isWhole, ROWS);
  const whole = rows.filter(({ fault }) => fault === null);
  if (whole.length === 0) {
    throw new DomainError("FILE_UNREADABLE", "No row of the file can be read: is it a usage file?");
  }
  const isCsv = found.dialect.format === "csv";
  const head = isCsv ? guessHead(whole.map(({ fields }) => fields)) : null;
  const hasHeader = dialect?.hasHeader ?? head?.hasHeader.value ?? false;
  const titles = head?.titles ?? [];
  const names = columnNames(found.dialect, found.paths, whole, titles.length, hasHeader);
  // What brings its columns along hands them on as a first row.
  const skipped = isCsv ? titles.length + (hasHeader ? 1 : 0) : 1;
  const records = rows.slice(skipped);
  const told = { ...found.dialect, hasHeader };
  const guessed = draftOf(told, titles, names, records, name, today);
  const header: Guess<string> = head?.hasHeader
    ? { ...head.hasHeader, value: "" }
    : { value: "", isSure: true, reason: "The format brings the names of its columns along." };
  return { ...guessed, rows: records, reasons: { ...found.reasons, header, numbers: guessed.numbers } };
}

function columnNames(
  { format }: Dialect,
  paths: readonly string[],
  rows: readonly SampleRow[],
  titles: number,
  hasHeader: boolean,
): string[] {
  if (format !== "csv") return [...paths];
  const head = rows[titles]?.fields ?? [];
  const width = Math.max(head.length, ...rows.slice(titles, titles + 20).map(({ fields }) => fields.length));
  return Array.from({ length: Math.min(width, MOST_COLUMNS) }, (_, at) => {
    return hasHeader ? (head[at] ?? "").trim().slice(0, 200) : "";
  });
}

function draftOf(
  dialect: Dialect,
  titles: readonly string[],
  names: readonly string[],
  records: readonly SampleRow[],
  fileName: string,
  today: Date,
) {
  // A row of totals has few fields that hold something: it would blur what a column is.
  const typical = typicalRows(records);
  const columns = names.map((name, at) => ({ name, values: valuesAt(typical, at) }));
  const numbers = guessNumbers(
    columns.flatMap(({ values }) => values.filter(isNumber)),
    dialect.delimiter,
  );
  const guesses = guessColumns(columns, today);
  const valuesOf = (role: string): readonly string[] =>
    columns[guesses.findIndex((guess) => guess.role === role)]?.values ?? [];
  const time = timeOf(valuesOf, today);
  const of = (role: string) => columns.filter((_, at) => guesses[at]?.role === role);
  const [form = null] = of("duration").map((column) => guessDuration(column)?.form ?? null);
  const units = new Set(of("volume").map((column) => guessVolume(column)?.unit ?? null));
  const [unit = null] = units.size === 1 ? units : [];
  const draft: Draft = {
    ...dialect,
    titles: titles.map((title) => title.slice(0, 200)),
    ...numbers.value,
    columns: names.map((name, at) => ({ name, role: guesses[at]?.role ?? "ignore" })),
    timeFormat: time.value,
    timeZone: "",
    services: serviceMeanings(valuesOf("service")),
    onlyService: null,
    directions: directionMeanings(valuesOf("direction")),
    durationForm: form,
    volumeUnit: unit,
    chargeScale: 0,
    countryCode: "",
    otherwiseZone: "",
    skipsTotals: hasTotals(records, guesses),
    sequencePattern: guessSequence(fileName),
  };
  const shown = names.map((name, at) => {
    const values = columns[at]?.values ?? [];
    const examples = [...new Set(values)].slice(0, EXAMPLES).map((value) => value.slice(0, 80));
    const guess = guesses[at] ?? { role: "ignore" as const, isSure: false, reason: "" };
    return { ...guess, name, examples, filled: values.length };
  });
  const said: Guess<string> = { ...numbers, value: numbers.value.decimalMark };
  return { draft, columns: shown, numbers: said, timeFormats: time.formats, timeReason: time.reason };
}

/** The format of a time that stands in one column, or in one for the date and one for the time of day. */
function timeOf(valuesOf: (role: string) => readonly string[], today: Date) {
  const whole = guessTime(valuesOf("time"), today);
  if (whole !== null) return whole;
  const date = guessTime(valuesOf("date"), today);
  const clock = guessTime(valuesOf("clock"), today);
  if (date === null) return { value: "", formats: [], reason: "" };
  const joined = (format: string): string => (clock === null ? format : `${format} ${clock.value}`);
  const value = date.value === "" ? "" : joined(date.value);
  return { value, formats: date.formats.map(joined), reason: date.reason };
}

/** Rows that hold as much as most do. */
function typicalRows(rows: readonly SampleRow[]): SampleRow[] {
  const fillOf = ({ fields }: SampleRow): number => fields.filter((field) => field.trim() !== "").length;
  const fills = rows.map(fillOf).sort((a, b) => a - b);
  const median = fills[Math.floor(fills.length / 2)] ?? 0;
  return rows.filter((row) => row.fault === null && fillOf(row) * 2 > median);
}

/** Whether some row names neither a time nor a SIM, though there are columns for both. */
function hasTotals(rows: readonly SampleRow[], guesses: readonly ColumnGuess[]): boolean {
  const placesOf = (roles: readonly string[]): number[] =>
    guesses.flatMap(({ role }, at) => (roles.includes(role) ? [at] : []));
  const [times, sims] = [placesOf(["time", "date"]), placesOf(["imsi", "iccid", "msisdn"])];
  if (times.length === 0 || sims.length === 0) return false;
  return rows.some(
    ({ fields, fault }) =>
      fault === null && [...times, ...sims].every((at) => (fields[at] ?? "").trim() === ""),
  );
}

function valuesAt(rows: readonly SampleRow[], at: number): string[] {
  return rows.map(({ fields }) => (fields[at] ?? "").trim()).filter((value) => value !== "");
}
