import type { Instant } from "../period/types.ts";
import { type ByteText, byteText, MovingText, NO_TEXT, stringOf } from "../usage/byte-text.ts";
import { digitIndex, digitWord } from "./digit-index.ts";
import { numberRows, type TextStore, textStore } from "./growing-columns.ts";
import type { SimAssignment, UsageIdentity } from "./types.ts";

/** The identifiers by which an assignment is found; each has a history of its own. */
export type Identifier = "imsi" | "iccid" | "msisdn";

/** Answers of `rowAt` that are not a row. */
export const NEVER_HELD = -1;
export const RELEASED = -2;
export const HELD_TWICE = -3;

/** Assignments in columns: a million of them fit where a million objects with six strings each would not. */
export interface AssignmentTable {
  /** By each identifier: the row that holds a value at an instant, or one of the answers above. */
  readonly rowAt: Readonly<Record<Identifier, (value: ByteText, instant: Instant) => number>>;
  /** All rows that hold it, the latest assignment first. */
  readonly rowsAt: (identifier: Identifier, value: ByteText, instant: Instant) => readonly number[];
  /** Whether the row alone ever held this MSISDN, so that nobody else need be looked for. */
  readonly isSoleMsisdn: (row: number, msisdn: ByteText) => boolean;
  /** Puts the id's place into `place`, and answers it. */
  readonly assignmentId: (row: number, place: MovingText) => ByteText;
  readonly operatorId: (row: number) => string;
  readonly isTest: (row: number) => boolean;
  /**
   * Reads what stands under some IMSIs, for nothing but to have it near: asked for one by one, each record
   * waits three times for memory; asked for in short loops, the processor fetches many at once.
   */
  readonly fetch: (identities: readonly UsageIdentity[], count: number) => void;
}

/** So many records are fetched for at a time. */
export const FETCHED_AT_ONCE = 64;

/** Takes assignments one by one, so that whoever loads a million of them holds one page at a time. */
export interface AssignmentTableBuilder {
  readonly add: (sim: SimAssignment) => void;
  readonly build: () => AssignmentTable;
}

/**
 * Of each row: when it begins and ends, where its id begins and ends, the number of its operator, and its
 * MSISDN as a number (−1 where it has none, or shares it with another row).
 */
const WIDTH = 6;
const UUID_LENGTH = 36;
const [FROM, UNTIL, ID_FROM, ID_TO, OPERATOR, MSISDN] = [0, 1, 2, 3, 4, 5];

/**
 * `expected` assignments get their place at once: what grows by doubling holds the old half as well until it
 * is collected.
 */
export function assignmentTableBuilder(expected: number): AssignmentTableBuilder {
  const ids = textStore(expected * UUID_LENGTH);
  const operators = knownTexts();
  const rows = numberRows(WIDTH, expected);
  const tests = new Set<number>();
  const histories = { imsi: history(expected), iccid: history(expected), msisdn: history(expected) };
  const add = (sim: SimAssignment): void => {
    const { validFrom, validUntil, operatorId, msisdn } = sim;
    const idFrom = ids.push(sim.id);
    const until = validUntil ?? Number.POSITIVE_INFINITY;
    const word = msisdn === null ? -1 : digitWord(byteText(msisdn));
    const row = rows.push(validFrom, until, idFrom, ids.end(), operators.numberOf(operatorId), word);
    if (sim.isTest) tests.add(row);
    histories.imsi.add(sim.imsi, row);
    if (sim.iccid !== null) histories.iccid.add(sim.iccid, row);
    const sharer = msisdn === null ? -1 : histories.msisdn.add(msisdn, row);
    if (sharer < 0) return;
    rows.change(sharer, MSISDN, -1);
    rows.change(row, MSISDN, -1);
  };
  return { add, build: () => tableOf(ids, operators.texts, rows.numbers(), tests, histories) };
}

function tableOf(
  ids: TextStore,
  operators: readonly string[],
  rows: Float64Array,
  tests: ReadonlySet<number>,
  histories: Readonly<Record<Identifier, History>>,
): AssignmentTable {
  const finder =
    (held: History) =>
    (value: ByteText, instant: Instant): number =>
      walkHistory(held, rows, value, instant, null);
  const assignmentId = (row: number, place: MovingText): ByteText =>
    ids.at(rows[WIDTH * row + ID_FROM] ?? 0, rows[WIDTH * row + ID_TO] ?? 0, place);
  return {
    rowAt: {
      imsi: finder(histories.imsi),
      iccid: finder(histories.iccid),
      msisdn: finder(histories.msisdn),
    },
    rowsAt: (identifier, value, instant) => {
      const found: number[] = [];
      walkHistory(histories[identifier], rows, value, instant, found);
      // Overlapping rows are told apart by what they say, not by the order in which they were loaded.
      const startOf = (row: number): number => rows[WIDTH * row + FROM] ?? 0;
      const idOf = (row: number): string => stringOf(assignmentId(row, new MovingText()));
      return found.sort((a, b) => startOf(b) - startOf(a) || (idOf(a) < idOf(b) ? -1 : 1));
    },
    isSoleMsisdn: (row, msisdn) => {
      const word = rows[WIDTH * row + MSISDN] ?? -1;
      return word >= 0 && word === digitWord(msisdn);
    },
    assignmentId,
    operatorId: (row) => operators[rows[WIDTH * row + OPERATOR] ?? 0] ?? "",
    isTest: (row) => tests.size > 0 && tests.has(row),
    fetch: fetcher(ids, rows, histories.imsi),
  };
}

function fetcher(ids: TextStore, rows: Float64Array, { firstRowOf }: History): AssignmentTable["fetch"] {
  const words = new Float64Array(FETCHED_AT_ONCE);
  const found = new Int32Array(FETCHED_AT_ONCE);
  /** What was read is added up where it can be seen, lest it be left out as of no use. */
  const seen = { sum: 0 };
  return (identities, count) => {
    let sum = 0;
    for (let at = 0; at < count; at++) words[at] = digitWord(identities[at]?.imsi ?? NO_TEXT);
    for (let at = 0; at < count; at++) found[at] = firstRowOf(words[at] ?? -1);
    for (let at = 0; at < count; at++) {
      const row = WIDTH * (found[at] ?? -1);
      if (row >= 0) sum += (rows[row + FROM] ?? 0) + (rows[row + MSISDN] ?? 0);
    }
    for (let at = 0; at < count; at++) {
      const row = WIDTH * (found[at] ?? -1);
      if (row >= 0) sum += ids.byteAt(rows[row + ID_FROM] ?? 0) + ids.byteAt((rows[row + ID_TO] ?? 1) - 1);
    }
    seen.sum = sum;
  };
}

type History = ReturnType<typeof history>;

function walkHistory(
  history: History,
  rows: Float64Array,
  value: ByteText,
  instant: Instant,
  found: number[] | null,
): number {
  let answer = NEVER_HELD;
  for (let row = history.firstRow(value); row >= 0; row = history.nextRow(row)) {
    if ((rows[WIDTH * row + FROM] ?? 0) > instant) continue;
    if (instant < (rows[WIDTH * row + UNTIL] ?? 0)) {
      found?.push(row);
      answer = answer >= 0 || answer === HELD_TWICE ? HELD_TWICE : row;
    } else if (answer === NEVER_HELD) {
      answer = RELEASED;
    }
  }
  return answer;
}

/** Few distinct texts, each with a number. */
function knownTexts() {
  const texts: string[] = [];
  const numbers = new Map<string, number>();
  return {
    texts,
    numberOf: (text: string): number => {
      const known = numbers.get(text);
      if (known !== undefined) return known;
      numbers.set(text, texts.length);
      return texts.push(text) - 1;
    },
  };
}

/**
 * The rows of each value as a chain, newest first. Few values have more than one row, so only those are in
 * `older`.
 */
function history(expected: number) {
  const newest = digitIndex(expected);
  const older = new Map<number, number>();
  return {
    /** Answers the row that held the value before, −1 when there was none. */
    add: (value: string, row: number): number => {
      const previous = newest.set(value, row);
      if (previous >= 0) older.set(row, previous);
      return previous;
    },
    firstRow: newest.get,
    firstRowOf: newest.getWord,
    nextRow: (row: number): number => (older.size === 0 ? -1 : (older.get(row) ?? -1)),
  };
}
