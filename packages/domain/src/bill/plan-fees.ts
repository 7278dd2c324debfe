import { exact, ONE } from "../money/exact.ts";
import { leastMicros } from "../money/micros.ts";
import { roundExact, roundMicros } from "../money/round.ts";
import type { Micros } from "../money/types.ts";
import { addToDay, type CycleDays, cycleOf } from "./cycle-days.ts";
import { prorate } from "./prorate.ts";
import type { BillItem, BillRounding } from "./types.ts";

/** What a plan, an add-on or a pass costs by itself. */
export interface PlanFee {
  readonly code: string;
  readonly description: string;
  readonly every: "period" | "once";
  readonly amountMicros: Micros;
  readonly taxCode: string;
  /** Whether a part of a cycle costs a part of the fee, or all of it. */
  readonly isProrated: boolean;
}

/** Takes something off a fee, for so many cycles from the one in which the plan was taken; null: always. */
export interface FeeDiscount {
  readonly code: string;
  readonly description: string;
  readonly fee: string;
  readonly off:
    | { readonly by: "percentage"; readonly bps: number }
    | { readonly by: "amount"; readonly amountMicros: Micros };
  readonly periods: number | null;
}

/** One plan as a subscriber had it; a later version of the same plan is a spell of its own. */
export interface PlanSpell {
  readonly planCode: string;
  /** Names the version of the plan. */
  readonly version: string;
  /** One at a time; what is beside it is an add-on or a pass. */
  readonly isMain: boolean;
  /** YYYY-MM-DD in the profile's zone. */
  readonly fromDay: string;
  /** The last day on which it was had, however short; null is open-ended. */
  readonly lastDay: string | null;
  readonly fees: readonly PlanFee[];
  readonly discounts: readonly FeeDiscount[];
}

/**
 * The fees of the plans that a subscriber had in a cycle.
 *
 * Shape   spells in any order, all there are up to the cycle's end: what came before says whether a plan is
 *         new. A day belongs to the plan that was had last on it, so a change costs no day twice; the day on
 *         which somebody leaves counts. A fee that is charged once falls into the cycle in which the plan
 *         began; a later version of the same plan begins nothing. An add-on or a pass that is taken again
 *         does. A promotion follows its fee, and takes its share of what the ones before it left, never more.
 * Rounds  each fee and promotion once, by `rounding`.
 */
export function planFees(spells: readonly PlanSpell[], cycle: CycleDays, rounding: BillRounding): BillItem[] {
  const tracks = [...new Set(spells.map(trackOf))].sort((one, other) => (one < other ? -1 : 1));
  return tracks.flatMap((track) => {
    const own = spells.filter((spell) => trackOf(spell) === track).sort(byBeginning);
    return own.flatMap((spell, index) => {
      const days = daysHad(spell, own[index + 1], cycle);
      return spellItems(spell, takenOn(own, index), days, cycle, rounding);
    });
  });
}

/** Plans go before what is beside them: nobody has two at a time. */
const MAIN = "";

function trackOf({ isMain, planCode }: PlanSpell): string {
  return isMain ? MAIN : planCode;
}

function byBeginning(one: PlanSpell, other: PlanSpell): number {
  if (one.fromDay === other.fromDay) return 0;
  return one.fromDay < other.fromDay ? -1 : 1;
}

type Days = Pick<CycleDays, "firstDay" | "lastDay">;

/** The days of a cycle that are a spell's own, or null when none is. */
function daysHad(
  { fromDay, lastDay }: PlanSpell,
  next: PlanSpell | undefined,
  cycle: CycleDays,
): Days | null {
  const ends = [lastDay ?? cycle.lastDay, cycle.lastDay];
  if (next !== undefined) ends.push(addToDay(next.fromDay, -1));
  const last = ends.sort()[0] ?? cycle.lastDay;
  const first = fromDay > cycle.firstDay ? fromDay : cycle.firstDay;
  return first <= last ? { firstDay: first, lastDay: last } : null;
}

/** The day on which a plan was taken, of which this spell may be a later version. */
function takenOn(spells: readonly PlanSpell[], index: number): string {
  const [spell, before] = [spells[index], spells[index - 1]];
  if (spell === undefined) return "";
  // What is beside a plan can be bought anew when it ends: only another version of it goes on.
  const goesOn =
    before?.planCode === spell.planCode &&
    (spell.isMain || before.version !== spell.version) &&
    (before.lastDay === null || before.lastDay >= addToDay(spell.fromDay, -1));
  return goesOn ? takenOn(spells, index - 1) : spell.fromDay;
}

function spellItems(
  spell: PlanSpell,
  taken: string,
  days: Days | null,
  cycle: CycleDays,
  rounding: BillRounding,
): BillItem[] {
  const ordinal = cyclesBetween(cycleOf(taken, cycle.cycleDay), cycle);
  const isNew = ordinal === 0 && taken === spell.fromDay;
  const discounts = spell.discounts.filter(({ periods }) => periods === null || ordinal < periods);
  return spell.fees.flatMap((fee) => {
    const item =
      fee.every === "once" ? isNew && onceItem(fee, taken, rounding) : days && cycleItem(fee, days);
    if (!item) return [];
    return [
      item,
      ...discountItems(
        item,
        discounts.filter((discount) => discount.fee === fee.code),
        rounding,
      ),
    ];
  });

  function cycleItem(fee: PlanFee, { firstDay, lastDay }: Days): BillItem {
    const priceMicros = fee.isProrated
      ? prorate(fee.amountMicros, cycle, { firstDay, lastDay }, rounding)
      : roundMicros(fee.amountMicros, rounding);
    return { ...named(fee), kind: "recurring", fromDay: firstDay, toDay: lastDay, priceMicros };
  }
}

function onceItem(fee: PlanFee, day: string, rounding: BillRounding): BillItem {
  const priceMicros = roundMicros(fee.amountMicros, rounding);
  return { ...named(fee), kind: "one-off", fromDay: day, toDay: day, priceMicros };
}

function discountItems(fee: BillItem, discounts: readonly FeeDiscount[], rounding: BillRounding): BillItem[] {
  let left = fee.priceMicros;
  return discounts.flatMap(({ code, description, off }): BillItem[] => {
    const wanted =
      off.by === "amount"
        ? roundMicros(off.amountMicros, rounding)
        : roundExact(exact(left * BigInt(off.bps), 10_000_000_000n), rounding);
    const taken = leastMicros(wanted, left);
    if (taken <= 0n) return [];
    left -= taken;
    return [{ ...fee, kind: "discount", code, description, quantity: null, priceMicros: -taken }];
  });
}

function named({ code, description, taxCode }: PlanFee) {
  return { code, description, taxCode, quantity: ONE, unit: null };
}

function cyclesBetween(earlier: CycleDays, later: CycleDays): number {
  const months = ({ label }: CycleDays) => Number(label.slice(0, 4)) * 12 + Number(label.slice(5));
  return months(later) - months(earlier);
}
