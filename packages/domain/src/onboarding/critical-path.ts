import { isSettled } from "./lifecycle.ts";
import type { Item, ItemPlan, Party } from "./types.ts";

const DAY_MILLISECONDS = 86_400_000;

export interface CriticalPath {
  /** Codes in the order in which they have to be done. */
  readonly codes: readonly string[];
  readonly days: number;
}

/**
 * The longest way of what is left, through items that wait for each other.
 *
 * Units   calendar days; what is done takes none.
 * Shape   empty when nothing is left; of ways of one length, the one that stands first in the list.
 */
export function criticalPath(items: readonly Item[]): CriticalPath {
  const open = items.filter((item) => !isSettled(item));
  const found = new Map<string, CriticalPath>();
  let longest: CriticalPath = { codes: [], days: 0 };
  for (const item of open) {
    const path = pathTo(item, open, found, []);
    if (path.days > longest.days) longest = path;
  }
  return longest;
}

function pathTo(
  item: Item,
  open: readonly Item[],
  found: Map<string, CriticalPath>,
  from: readonly string[],
): CriticalPath {
  const known = found.get(item.code);
  if (known !== undefined) return known;
  if (from.includes(item.code)) throw new RangeError(`${item.code} waits for itself`);
  let before: CriticalPath = { codes: [], days: 0 };
  for (const code of item.blockedBy) {
    const blocker = open.find((other) => other.code === code);
    if (blocker === undefined) continue;
    const path = pathTo(blocker, open, found, [...from, item.code]);
    if (path.days > before.days) before = path;
  }
  const path = { codes: [...before.codes, item.code], days: before.days + item.days };
  found.set(item.code, path);
  return path;
}

/** Who is waited for: whose turn it is at the first item of the critical path. */
export function waitedFor(items: readonly Item[]): {
  readonly party: Party;
  readonly itemCode: string | null;
} {
  const [code] = criticalPath(items).codes;
  const first = items.find((item) => item.code === code);
  if (first === undefined) return { party: "mvna", itemCode: null };
  return { party: first.state === "supplied" ? "mvna" : first.owner, itemCode: first.code };
}

/**
 * The day by which each item has to be done, so that everything that waits for it is done by the target.
 *
 * Units   `YYYY-MM-DD`, calendar days.
 * Shape   one day per code.
 */
export function dueDays(items: readonly ItemPlan[], target: string): Map<string, string> {
  const after = new Map<string, number>();
  const daysAfter = (code: string, from: readonly string[]): number => {
    const known = after.get(code);
    if (known !== undefined) return known;
    if (from.includes(code)) throw new RangeError(`${code} waits for itself`);
    const waiting = items.filter(({ blockedBy }) => blockedBy.includes(code));
    const days = Math.max(0, ...waiting.map((item) => item.days + daysAfter(item.code, [...from, code])));
    after.set(code, days);
    return days;
  };
  return new Map(items.map(({ code }) => [code, earlier(target, daysAfter(code, []))]));
}

function earlier(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * DAY_MILLISECONDS).toISOString().slice(0, 10);
}
