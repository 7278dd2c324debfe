import type { SimCount, SimLine } from "../agreement/types.ts";
import { exact } from "../money/exact.ts";
import { type DayRange, daysOf, daysTouched, lengthOf } from "../period/days.ts";
import type { Period } from "../period/types.ts";
import type { SimAssignment } from "./types.ts";

/**
 * Counts the SIMs of each operator that a SIM fee is due on. A SIM is an IMSI; test SIMs count, since the
 * network carries them too.
 *
 * Units   SIM-months. `end`: held in the period's last moment; `any`: held at any time, so a moved SIM counts
 *         for both operators; `prorated`: days held / days of the period in the agreement's zone, exact. A
 *         started day counts, and a day on which a SIM moves counts once, for the operator who held it first.
 * Shape   one count per operator with at least one SIM, by operator id.
 */
export function countSims(line: SimLine, period: Period, sims: Iterable<SimAssignment>): SimCount[] {
  const parts = line.countOn === "prorated" ? daysHeld(period, sims) : simsHeld(line.countOn, period, sims);
  const denominator = line.countOn === "prorated" ? lengthOf(daysOf(period)) : 1;
  return [...parts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([operatorId, units]) => ({
      operatorId,
      lineCode: line.code,
      period: period.label,
      count: exact(BigInt(units), BigInt(denominator)),
    }));
}

function simsHeld(
  countOn: "end" | "any",
  period: Period,
  sims: Iterable<SimAssignment>,
): Map<string, number> {
  const held = new Map<string, Set<string>>();
  const from = countOn === "end" ? period.endsAt - 1 : period.startsAt;
  for (const sim of sims) {
    const isHeld = sim.validFrom < period.endsAt && (sim.validUntil === null || sim.validUntil > from);
    if (!isHeld || (sim.validUntil !== null && sim.validUntil <= sim.validFrom)) continue;
    const imsis = held.get(sim.operatorId) ?? new Set<string>();
    held.set(sim.operatorId, imsis.add(sim.imsi));
  }
  return new Map([...held].map(([operatorId, imsis]) => [operatorId, imsis.size]));
}

interface Stay {
  readonly operatorId: string;
  readonly startsAt: number;
  readonly days: DayRange;
}

function daysHeld(period: Period, sims: Iterable<SimAssignment>): Map<string, number> {
  const staysByImsi = new Map<string, Stay[]>();
  for (const sim of sims) {
    const days = daysTouched(period, { from: sim.validFrom, until: sim.validUntil });
    if (days === null) continue;
    const stay: Stay = { operatorId: sim.operatorId, startsAt: sim.validFrom, days };
    const stays = staysByImsi.get(sim.imsi);
    if (stays === undefined) staysByImsi.set(sim.imsi, [stay]);
    else stays.push(stay);
  }
  const days = new Map<string, number>();
  for (const stays of staysByImsi.values()) addDays(days, stays);
  return days;
}

/** Each day of one SIM goes to its first holder of that day. */
function addDays(days: Map<string, number>, stays: Stay[]): void {
  let counted = Number.NEGATIVE_INFINITY;
  for (const stay of stays.sort(
    (a, b) => a.startsAt - b.startsAt || (a.operatorId < b.operatorId ? -1 : 1),
  )) {
    const first = Math.max(stay.days.first, counted + 1);
    if (first > stay.days.last) continue;
    days.set(stay.operatorId, (days.get(stay.operatorId) ?? 0) + stay.days.last - first + 1);
    counted = stay.days.last;
  }
}
