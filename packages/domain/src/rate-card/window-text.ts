import { DomainError } from "../error.ts";
import type { DayKind, TimeWindow } from "./types.ts";

const DAYS: readonly DayKind[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun", "holiday"];
const TIMES = /^([01]\d|2[0-3]):([0-5]\d)-(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/;

/**
 * Writes the windows of a band as people do: `mon-fri 08:00-20:00; sat holiday 08:00-13:00`.
 *
 * Shape   reads back by {@link parseWindows}; days in the order of the week.
 */
export function windowsText(windows: readonly TimeWindow[]): string {
  return windows.map((window) => `${daysText(window.days)} ${timesText(window)}`).join("; ");
}

/**
 * Reads windows: days or ranges of days, then a time from and until; windows are separated by semicolons.
 * `all` is every day and every holiday.
 *
 * Throws  {@link DomainError} `INPUT_INVALID`, with the window that cannot be read.
 */
export function parseWindows(text: string): TimeWindow[] {
  return text.split(";").map((part) => {
    const words = part
      .trim()
      .toLowerCase()
      .split(/[\s,]+/);
    const [, hour, minute, untilHour = "24", untilMinute = "00"] = TIMES.exec(words.at(-1) ?? "") ?? [];
    const days = words.slice(0, -1).flatMap(daysOf);
    if (hour === undefined || minute === undefined || days.length === 0) throw unreadable(part);
    const window = {
      days: DAYS.filter((day) => days.includes(day)),
      fromMinute: Number(hour) * 60 + Number(minute),
      untilMinute: Number(untilHour) * 60 + Number(untilMinute),
    };
    if (window.untilMinute <= window.fromMinute) throw overMidnight(part);
    return window;
  });
}

function daysOf(word: string): readonly DayKind[] {
  if (word === "all") return DAYS;
  const [first = "", last = first, ...more] = word.split("-");
  const [from, until] = [DAYS.indexOf(first as DayKind), DAYS.indexOf(last as DayKind)];
  if (from < 0 || until < from || more.length > 0) throw unreadable(word);
  return DAYS.slice(from, until + 1);
}

function daysText(days: readonly DayKind[]): string {
  if (DAYS.every((day) => days.includes(day))) return "all";
  const runs: DayKind[][] = [];
  for (const [index, day] of DAYS.entries()) {
    if (!days.includes(day)) continue;
    const run = runs.at(-1);
    if (run !== undefined && day !== "holiday" && run.at(-1) === DAYS[index - 1]) run.push(day);
    else runs.push([day]);
  }
  return runs.map((run) => (run.length < 3 ? run.join(" ") : `${run[0]}-${run.at(-1)}`)).join(" ");
}

function timesText({ fromMinute, untilMinute }: TimeWindow): string {
  return `${clock(fromMinute)}-${clock(untilMinute)}`;
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}

function unreadable(text: string): DomainError {
  return new DomainError(
    "INPUT_INVALID",
    `"${text.trim().slice(0, 60)}" is no time of days: write it like "mon-fri 08:00-20:00; sat 08:00-13:00".`,
  );
}

function overMidnight(text: string): DomainError {
  return new DomainError(
    "INPUT_INVALID",
    `"${text.trim().slice(0, 60)}" goes over midnight: write two, "mon 20:00-24:00; tue 00:00-08:00".`,
  );
}
