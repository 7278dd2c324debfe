import { DomainError } from "../error.ts";
import type { Instant } from "../period/types.ts";
import type { NumberRange } from "./types.ts";

/** Finds the ranges that hold a number at an instant. */
export type RangeTable = (
  kind: NumberRange["kind"],
  value: string,
  instant: Instant,
) => readonly NumberRange[];

interface Block {
  readonly ranges: readonly NumberRange[];
  /**
   * The largest `last` of this range and all before it: the search may stop where it lies below the number.
   */
  readonly reach: readonly string[];
}

/**
 * Sorts number ranges for lookup. Ranges may overlap and may change hands over time.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` when a range's ends differ in length or order, or are not
 *         digits.
 */
export function rangeTable(ranges: Iterable<NumberRange>): RangeTable {
  const byKey = new Map<string, NumberRange[]>();
  for (const range of ranges) {
    check(range);
    const key = `${range.kind}${range.first.length}`;
    byKey.set(key, [...(byKey.get(key) ?? []), range]);
  }
  const blocks = new Map([...byKey].map(([key, list]) => [key, toBlock(list)]));
  return (kind, value, instant) => {
    const block = blocks.get(kind + value.length);
    return block === undefined ? [] : holding(block, value, instant);
  };
}

function check(range: NumberRange): void {
  const isWhole = /^\d+$/.test(range.first) && /^\d+$/.test(range.last);
  if (!isWhole || range.first.length !== range.last.length || range.first > range.last) {
    throw new DomainError(
      "INPUT_INVALID",
      `The range ${range.first} to ${range.last} is not valid: its ends need equal length, the lower first.`,
    );
  }
}

/** Digits of one length compare as texts in the order of their numbers. */
function toBlock(list: readonly NumberRange[]): Block {
  const ranges = list.toSorted((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0));
  let furthest = "";
  const reach = ranges.map((range) => {
    if (range.last > furthest) furthest = range.last;
    return furthest;
  });
  return { ranges, reach };
}

function holding({ ranges, reach }: Block, value: string, instant: Instant): NumberRange[] {
  const found: NumberRange[] = [];
  for (let at = lastStartingBy(ranges, value); at >= 0 && (reach[at] ?? "") >= value; at--) {
    const range = ranges[at];
    if (range === undefined || range.last < value || instant < range.validFrom) continue;
    if (range.validUntil === null || instant < range.validUntil) found.push(range);
  }
  return found;
}

/** Index of the last range whose first number is not above `value`, −1 when all are. */
function lastStartingBy(ranges: readonly NumberRange[], value: string): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.first ?? "") <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
