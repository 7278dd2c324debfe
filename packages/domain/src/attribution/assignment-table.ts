import type { Instant } from "../period/types.ts";
import type { SimAssignment } from "./types.ts";

/** The identifiers by which an assignment is found; each has a history of its own. */
export type Identifier = "imsi" | "iccid" | "msisdn";

/** What an identifier's history says at an instant. */
export interface Holding {
  /** Rows in force at the instant; more than one only where assignments overlap. */
  readonly rows: readonly number[];
  /** True when an assignment had begun by then, so that a released number is not taken for a never assigned one. */
  readonly hasBegun: boolean;
}

/** Assignments in columns: a million of them fit where a million objects with six strings each would not. */
export interface AssignmentTable {
  readonly holdingOf: (identifier: Identifier, value: string, instant: Instant) => Holding;
  readonly assignmentId: (row: number) => string;
  readonly operatorId: (row: number) => string;
  readonly isTest: (row: number) => boolean;
}

const NONE: Holding = { rows: [], hasBegun: false };

export function assignmentTable(sims: Iterable<SimAssignment>): AssignmentTable {
  const ids: string[] = [];
  const operatorOf = internedColumn();
  const from: number[] = [];
  const until: number[] = [];
  const tests = new Set<number>();
  const histories = { imsi: history(), iccid: history(), msisdn: history() };
  for (const sim of sims) {
    const row = ids.push(sim.id) - 1;
    operatorOf.push(sim.operatorId);
    from.push(sim.validFrom);
    until.push(sim.validUntil ?? Number.POSITIVE_INFINITY);
    if (sim.isTest) tests.add(row);
    histories.imsi.add(sim.imsi, row);
    if (sim.iccid !== null) histories.iccid.add(sim.iccid, row);
    if (sim.msisdn !== null) histories.msisdn.add(sim.msisdn, row);
  }
  const validFrom = Float64Array.from(from);
  const validUntil = Float64Array.from(until);
  return {
    holdingOf: (identifier, value, instant) => {
      const first = histories[identifier].firstRow(value);
      if (first === undefined) return NONE;
      const rows: number[] = [];
      let hasBegun = false;
      for (let row = first; row >= 0; row = histories[identifier].nextRow(row)) {
        if ((validFrom[row] ?? 0) > instant) continue;
        hasBegun = true;
        if (instant < (validUntil[row] ?? 0)) rows.push(row);
      }
      return { rows, hasBegun };
    },
    assignmentId: (row) => ids[row] ?? "",
    operatorId: (row) => operatorOf.at(row),
    isTest: (row) => tests.has(row),
  };
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

/** The rows of each value as a chain; the newest row first, since most values have one row only. */
function history() {
  const rows = new Map<number | string, number>();
  const next = new Map<number, number>();
  return {
    add: (value: string, row: number): void => {
      const key = keyOf(value);
      const previous = rows.get(key);
      if (previous !== undefined) next.set(row, previous);
      rows.set(key, row);
    },
    firstRow: (value: string): number | undefined => rows.get(keyOf(value)),
    nextRow: (row: number): number => next.get(row) ?? -1,
  };
}

const MOST_DIGITS_IN_NUMBER = 15;

/** Up to 15 digits become a number, a third of the memory; the leading 1 keeps leading zeros apart. */
function keyOf(value: string): number | string {
  if (value.length > MOST_DIGITS_IN_NUMBER) return value;
  const number = Number(`1${value}`);
  return Number.isSafeInteger(number) && isDigits(value) ? number : value;
}

function isDigits(value: string): boolean {
  for (let at = 0; at < value.length; at++) {
    const code = value.charCodeAt(at);
    if (code < 48 || code > 57) return false;
  }
  return true;
}
