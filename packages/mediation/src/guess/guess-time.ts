import type { Guess } from "./types.ts";

/** `formats`: all that the values can be read by, the likeliest first. */
export interface TimeGuess extends Guess<string> {
  readonly kind: "time" | "date" | "clock";
  readonly formats: readonly string[];
}

const DATES = [
  "yyyy-MM-dd",
  "dd.MM.yyyy",
  "dd/MM/yyyy",
  "MM/dd/yyyy",
  "yyyy/MM/dd",
  "dd-MM-yyyy",
  "MM-dd-yyyy",
  "d.M.yyyy",
  "d/M/yyyy",
  "M/d/yyyy",
  "dd.MM.yy",
  "dd/MM/yy",
  "MM/dd/yy",
  "yyyyMMdd",
  "ddMMyyyy",
];
const CLOCKS = ["HH:mm:ss", "HH:mm:ss.SSS", "HH:mm", "HH.mm.ss", "H:mm:ss", "H:mm", "HHmmss"];
const JOINTS = [" ", "T", ", ", ""];
const OFFSETS = ["", "X", " X"];

const TOKENS: Readonly<Record<string, string>> = {
  yyyy: "(?<year>20\\d\\d)",
  yy: "\\d\\d",
  MM: "(?<month>0[1-9]|1[0-2])",
  M: "(?<month>0?[1-9]|1[0-2])",
  dd: "(?<day>0[1-9]|[12]\\d|3[01])",
  d: "(?<day>0?[1-9]|[12]\\d|3[01])",
  HH: "(?:[01]\\d|2[0-3])",
  H: "(?:[01]?\\d|2[0-3])",
  mm: "[0-5]\\d",
  ss: "[0-5]\\d",
  SSS: "\\d{3}",
  X: "(?:Z|[+-]\\d{2}:?\\d{2})",
};
const TOKEN = /yyyy|yy|MM|M|dd|d|HH|H|mm|ss|SSS|X/g;

interface Format {
  readonly kind: TimeGuess["kind"];
  readonly format: string;
  readonly pattern: RegExp;
}

const FORMATS: readonly Format[] = [
  ...DATES.flatMap((date) =>
    CLOCKS.flatMap((clock) =>
      JOINTS.flatMap((joint) => OFFSETS.map((offset) => compile("time", date + joint + clock + offset))),
    ),
  ),
  ...DATES.map((date) => compile("date", date)),
  ...CLOCKS.filter((clock) => clock !== "HHmmss").map((clock) => compile("clock", clock)),
];

function compile(kind: Format["kind"], format: string): Format {
  const literal = format.replace(/[.\\^$*+?()[\]{}|]/g, "\\$&");
  const seen = literal.replace(TOKEN, (token) => TOKENS[token] ?? token);
  return { kind, format, pattern: new RegExp(`^${seen}$`) };
}

/** So few values may be something else: a row of totals, a broken one. */
const FITTING = 0.9;

/**
 * The format in which values are times, dates or times of day; null when they are none. Where day and month
 * can be either, the values decide: a day beyond 12, no date after `today`, an order that is kept. What they
 * leave open has an empty value.
 */
export function guessTime(values: readonly string[], today: Date): TimeGuess | null {
  return guessEpoch(values) ?? guessFormat(values, today);
}

function guessEpoch(values: readonly string[]): TimeGuess | null {
  const inSeconds = values.length > 0 && values.every((value) => /^1[0-9]{9}$/.test(value));
  const inMilliseconds = values.length > 0 && values.every((value) => /^1[0-9]{12}$/.test(value));
  if (!inSeconds && !inMilliseconds) return null;
  const value = inSeconds ? "epoch-seconds" : "epoch-milliseconds";
  const digits = inSeconds ? "10" : "13";
  const reason = `All values have ${digits} digits and count ${value.slice(6)} since 1970.`;
  return { kind: "time", value, isSure: true, reason, formats: [value] };
}

function guessFormat(values: readonly string[], today: Date): TimeGuess | null {
  const fitting = FORMATS.map((each) => ({ ...each, share: shareOf(values, each.pattern) }))
    .filter(({ share }) => share >= FITTING)
    .sort((a, b) => b.share - a.share);
  const [best] = fitting;
  if (best === undefined) return null;
  const alike = fitting.filter(({ kind, share }) => kind === best.kind && share === best.share);
  const formats = alike.map(({ format }) => format);
  const other = swapDayAndMonth(best.format);
  const swapped = alike.find(({ format }) => format === other && other !== best.format);
  const { kind, format } = best;
  if (swapped === undefined) {
    const reason = `Values such as ${values[0]} look like ${format}.`;
    return { kind, value: format, isSure: true, reason, formats };
  }
  return { kind, formats, ...decideOrder(values, [best, swapped], today) };
}

function shareOf(values: readonly string[], pattern: RegExp): number {
  if (values.length === 0) return 0;
  return values.filter((value) => pattern.test(value)).length / values.length;
}

function swapDayAndMonth(format: string): string {
  return format.replace(/(dd?)(.)(MM?)|(MM?)(.)(dd?)/, (whole, ...parts: (string | undefined)[]) => {
    const [day, first, month, otherMonth, second, otherDay] = parts;
    if (day !== undefined) return `${month}${first}${day}`;
    return otherDay === undefined ? whole : `${otherDay}${second}${otherMonth}`;
  });
}

/** Which of two readings is meant, when day and month of every value could be either. */
function decideOrder(
  values: readonly string[],
  [one, other]: readonly [Format, Format],
  today: Date,
): Guess<string> {
  const facts = [one, other].map((each) => ({ ...each, ...factsOf(values, each.pattern, today) }));
  const possible = facts.filter(({ isFuture }) => !isFuture);
  const [only] = possible;
  if (possible.length === 1 && only !== undefined) {
    const reason = `Read as ${swapDayAndMonth(only.format)} some values would lie in the future.`;
    return { value: only.format, isSure: true, reason };
  }
  const ordered = facts.filter(({ isInOrder }) => isInOrder);
  const [kept] = ordered;
  if (ordered.length === 1 && kept !== undefined) {
    return { value: kept.format, isSure: true, reason: `Only as ${kept.format} the rows are in order.` };
  }
  const reason = `${values[0]} can be ${one.format} or ${other.format}: no value says which.`;
  return { value: "", isSure: false, reason };
}

function factsOf(values: readonly string[], pattern: RegExp, today: Date) {
  const days = values.flatMap((value) => {
    const { year, month, day } = pattern.exec(value)?.groups ?? {};
    return month === undefined || day === undefined ? [] : [dayNumber(year, month, day)];
  });
  const last = dayNumber(
    String(today.getUTCFullYear()),
    String(today.getUTCMonth() + 1),
    String(today.getUTCDate()),
  );
  const hasYear = values.some((value) => pattern.exec(value)?.groups?.year !== undefined);
  return {
    isFuture: hasYear && days.some((day) => day > last + 1),
    isInOrder: new Set(days).size > 1 && days.every((day, at) => at === 0 || day >= (days[at - 1] ?? day)),
  };
}

/** Grows with the date; no calendar is needed to compare two. */
function dayNumber(year: string | undefined, month: string, day: string): number {
  return (Number(year ?? "0") * 12 + Number(month)) * 31 + Number(day);
}
