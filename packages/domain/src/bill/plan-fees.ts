import { ONE } from "../money/exact.ts";
import { roundMicros } from "../money/round.ts";
import type { Micros } from "../money/types.ts";
import { addToDay, type CycleDays } from "./cycle-days.ts";
import { prorate } from "./prorate.ts";
import type { BillItem, BillRounding } from "./types.ts";

/** What a plan, an add-on or a pass costs by itself. */
export interface PlanFee {
  readonly code: string;
  readonly description: string;
  readonly every: "cycle" | "once";
  readonly amountMicros: Micros;
  readonly taxCode: string;
  /** Whether a part of a cycle costs a part of the fee, or all of it. */
  readonly isProrated: boolean;
}

/** One plan as a subscriber had it; a later version of the same plan is a spell of its own. */
export interface PlanSpell {
  readonly planCode: string;
  /** One at a time; what is beside it is an add-on or a pass. */
  readonly isMain: boolean;
  /** YYYY-MM-DD in the profile's zone. */
  readonly fromDay: string;
  /** The last day on which it was had, however short; null is open-ended. */
  readonly lastDay: string | null;
  readonly fees: readonly PlanFee[];
}

/**
 * The fees of the plans that a subscriber had in a cycle.
 *
 * Shape   spells in any order, all there are up to the cycle's end: what came before says whether a plan is
 *         new. A day belongs to the plan that was had last on it, so a change costs no day twice; the day on
 *         which somebody leaves counts. A fee that is charged once falls into the cycle in which the plan
 *         began; a later version of the same plan begins nothing.
 * Rounds  each fee once, by `rounding`.
 */
export function planFees(spells: readonly PlanSpell[], cycle: CycleDays, rounding: BillRounding): BillItem[] {
  const tracks = [...new Set(spells.map(trackOf))].sort(mainFirst);
  return tracks.flatMap((track) => {
    const own = spells.filter((spell) => trackOf(spell) === track).sort(byBeginning);
    return own.flatMap((spell, index) => spellFees(spell, own[index - 1], own[index + 1], cycle, rounding));
  });
}

const MAIN = "";

function trackOf({ isMain, planCode }: PlanSpell): string {
  return isMain ? MAIN : planCode;
}

function mainFirst(one: string, other: string): number {
  return one < other ? -1 : 1;
}

function byBeginning(one: PlanSpell, other: PlanSpell): number {
  return one.fromDay < other.fromDay ? -1 : one.fromDay > other.fromDay ? 1 : 0;
}

function spellFees(
  spell: PlanSpell,
  before: PlanSpell | undefined,
  after: PlanSpell | undefined,
  cycle: CycleDays,
  rounding: BillRounding,
): BillItem[] {
  const lastDay = least(spell.lastDay ?? cycle.lastDay, cycle.lastDay);
  const untilNext = after === undefined ? lastDay : least(lastDay, addToDay(after.fromDay, -1));
  const days = { firstDay: most(spell.fromDay, cycle.firstDay), lastDay: untilNext };
  const isHad = days.firstDay <= days.lastDay;
  const isNew = spell.fromDay >= cycle.firstDay && spell.fromDay <= cycle.lastDay && !goesOn(before, spell);
  return spell.fees.flatMap((fee) => {
    if (fee.every === "once") return isNew ? [onceItem(fee, spell.fromDay, rounding)] : [];
    return isHad ? [cycleItem(fee, cycle, days, rounding)] : [];
  });
}

/** Whether a plan was only moved to its next version. */
function goesOn(before: PlanSpell | undefined, spell: PlanSpell): boolean {
  if (before === undefined || before.planCode !== spell.planCode) return false;
  return before.lastDay === null || before.lastDay >= addToDay(spell.fromDay, -1);
}

function onceItem(fee: PlanFee, day: string, rounding: BillRounding): BillItem {
  return {
    ...named(fee),
    kind: "one-off",
    fromDay: day,
    toDay: day,
    priceMicros: roundMicros(fee.amountMicros, rounding),
  };
}

function cycleItem(
  fee: PlanFee,
  cycle: CycleDays,
  { firstDay, lastDay }: Pick<CycleDays, "firstDay" | "lastDay">,
  rounding: BillRounding,
): BillItem {
  const priceMicros = fee.isProrated
    ? prorate(fee.amountMicros, cycle, { firstDay, lastDay }, rounding)
    : roundMicros(fee.amountMicros, rounding);
  return { ...named(fee), kind: "recurring", fromDay: firstDay, toDay: lastDay, priceMicros };
}

function named({ code, description, taxCode }: PlanFee) {
  return { code, description, taxCode, quantity: ONE, unit: null };
}

function least(one: string, other: string): string {
  return one < other ? one : other;
}

function most(one: string, other: string): string {
  return one > other ? one : other;
}
