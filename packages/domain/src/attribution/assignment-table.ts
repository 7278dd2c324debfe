import type { Instant } from "../period/types.ts";
import { digitIndex } from "./digit-index.ts";
import type { SimAssignment } from "./types.ts";

/** The identifiers by which an assignment is found; each has a history of its own. */
export type Identifier = "imsi" | "iccid" | "msisdn";

/** Answers of `rowAt` that are not a row. */
export const NEVER_HELD = -1;
export const RELEASED = -2;
export const HELD_TWICE = -3;

/** Assignments in columns: a million of them fit where a million objects with six strings each would not. */
export interface AssignmentTable {
  /** The row that holds a value at an instant, or one of the answers above. */
  readonly rowAt: (identifier: Identifier, value: string, instant: Instant) => number;
  /** All rows that hold it, the latest assignment first. */
  readonly rowsAt: (identifier: Identifier, value: string, instant: Instant) => readonly number[];
  readonly assignmentId: (row: number) => string;
  readonly operatorId: (row: number) => string;
  readonly isTest: (row: number) => boolean;
}

/** Takes assignments one by one, so that whoever loads a million of them holds one page at a time. */
export interface AssignmentTableBuilder {
  readonly add: (sim: SimAssignment) => void;
  readonly build: () => AssignmentTable;
}

export function assignmentTableBuilder(): AssignmentTableBuilder {
  const ids: string[] = [];
  const operators = internedColumn();
  /** validFrom and validUntil of row n at 2n and 2n + 1. */
  const times: number[] = [];
  const tests = new Set<number>();
  const histories = { imsi: history(), iccid: history(), msisdn: history() };
  const add = (sim: SimAssignment): void => {
    const row = ids.push(sim.id) - 1;
    operators.push(sim.operatorId);
    times.push(sim.validFrom, sim.validUntil ?? Number.POSITIVE_INFINITY);
    if (sim.isTest) tests.add(row);
    histories.imsi.add(sim.imsi, row);
    if (sim.iccid !== null) histories.iccid.add(sim.iccid, row);
    if (sim.msisdn !== null) histories.msisdn.add(sim.msisdn, row);
  };
  return { add, build: () => tableOf(ids, operators, Float64Array.from(times), tests, histories) };
}

function tableOf(
  ids: readonly string[],
  operators: ReturnType<typeof internedColumn>,
  windows: Float64Array,
  tests: ReadonlySet<number>,
  histories: Readonly<Record<Identifier, History>>,
): AssignmentTable {
  const walk = (identifier: Identifier, value: string, instant: Instant, found: number[] | null): number =>
    walkHistory(histories[identifier], windows, value, instant, found);
  return {
    rowAt: (identifier, value, instant) => walk(identifier, value, instant, null),
    rowsAt: (identifier, value, instant) => {
      const rows: number[] = [];
      walk(identifier, value, instant, rows);
      // Overlapping rows are told apart by what they say, not by the order in which they were loaded.
      const startOf = (row: number): number => windows[2 * row] ?? 0;
      return rows.sort((a, b) => startOf(b) - startOf(a) || ((ids[a] ?? "") < (ids[b] ?? "") ? -1 : 1));
    },
    assignmentId: (row) => ids[row] ?? "",
    operatorId: operators.at,
    isTest: (row) => tests.has(row),
  };
}

type History = ReturnType<typeof history>;

function walkHistory(
  rows: History,
  windows: Float64Array,
  value: string,
  instant: Instant,
  found: number[] | null,
): number {
  let answer = NEVER_HELD;
  for (let row = rows.firstRow(value); row >= 0; row = rows.nextRow(row)) {
    if ((windows[2 * row] ?? 0) > instant) continue;
    if (instant < (windows[2 * row + 1] ?? 0)) {
      found?.push(row);
      answer = answer >= 0 || answer === HELD_TWICE ? HELD_TWICE : row;
    } else if (answer === NEVER_HELD) {
      answer = RELEASED;
    }
  }
  return answer;
}

/** A column of few distinct texts, held once each. */
function internedColumn() {
  const texts: string[] = [];
  const indexes = new Map<string, number>();
  const column: number[] = [];
  return {
    push: (text: string): void => {
      let index = indexes.get(text);
      if (index === undefined) {
        index = texts.push(text) - 1;
        indexes.set(text, index);
      }
      column.push(index);
    },
    at: (row: number): string => texts[column[row] ?? 0] ?? "",
  };
}

/**
 * The rows of each value as a chain, newest first. Few values have more than one row, so only those are in
 * `older`.
 */
function history() {
  const newest = digitIndex();
  const older = new Map<number, number>();
  return {
    add: (value: string, row: number): void => {
      const previous = newest.get(value);
      if (previous >= 0) older.set(row, previous);
      newest.set(value, row);
    },
    firstRow: newest.get,
    nextRow: (row: number): number => older.get(row) ?? -1,
  };
}
