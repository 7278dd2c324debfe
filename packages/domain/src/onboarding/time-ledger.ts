import type { Instant } from "../period/types.ts";
import type { Party, Wait } from "./types.ts";

/** A time in which one party was waited for; half-open. */
export interface WaitSpell extends Wait {
  readonly until: Instant;
}

export interface TimeLedger {
  readonly spells: readonly WaitSpell[];
  readonly totals: Readonly<Record<Party, number>>;
  /** From the first wait to the end; what the parties' totals sum to. */
  readonly elapsed: number;
}

/**
 * Adds up who was waited for how long.
 *
 * Units   milliseconds.
 * Shape   each spell ends where the next begins, the last one at `until`; the totals sum to the elapsed time.
 * Throws  {@link RangeError} for waits that are out of order, or begin after the end.
 */
export function timeLedger(waits: readonly Wait[], until: Instant): TimeLedger {
  const spells = waits.map((wait, index) => ({ ...wait, until: waits[index + 1]?.since ?? until }));
  const totals: Record<Party, number> = { mvna: 0, mno: 0, operator: 0 };
  for (const spell of spells) {
    if (spell.until < spell.since) throw new RangeError("a wait ends before it begins");
    totals[spell.party] += spell.until - spell.since;
  }
  return { spells, totals, elapsed: until - (waits[0]?.since ?? until) };
}

/** The wait that begins now, when it is another than the one under way; else null. */
export function nextWait(
  current: Wait | null,
  waited: { readonly party: Party; readonly itemCode: string | null },
  at: Instant,
): Wait | null {
  if (current?.party === waited.party && current.itemCode === waited.itemCode) return null;
  // A clock that was put back does not make the ledger overlap.
  return { ...waited, since: Math.max(at, current?.since ?? at) };
}
