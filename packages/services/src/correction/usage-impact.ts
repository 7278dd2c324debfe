import { groupBy } from "@tributary/domain/reconciliation/group-by";
import type { CorrectionDelta, MonthCorrection, MovedRecords } from "@tributary/mediation/correction/types";
import type { UsageOfDay } from "../settlement/load-usage.ts";
import type { UsageImpact } from "./types.ts";

/** A correction's changes as usage by day: added to what was there, they give what is there afterwards. */
export function deltaDays(deltas: readonly CorrectionDelta[]): UsageOfDay[] {
  return deltas.map(({ operatorId, lineCode, rateVersion, period, utcPeriod, outcome, ...delta }) => ({
    ...{ operatorId, lineCode, rateVersion, period, utcPeriod, outcome },
    day: new Date(`${delta.day}T00:00:00Z`),
    records: BigInt(delta.records),
    quantity: delta.quantity,
    chargeMicros: delta.chargeMicros,
  }));
}

/** Lays usage before and after beside each other, for every operator and line that changes. */
export function usageImpact(
  before: readonly UsageOfDay[],
  { deltas, moved }: Pick<MonthCorrection, "deltas" | "moved">,
): UsageImpact[] {
  const accepted = before.filter(({ outcome }) => outcome === "accepted");
  const known = groupBy(accepted, lineOf);
  return [...groupBy(deltaDays(deltas), lineOf)]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([line, changes]) => {
      const [first] = changes as [UsageOfDay];
      const { operatorId, lineCode } = first;
      const sides = { before: known.get(line) ?? [], changes };
      return {
        ...{ operatorId, lineCode },
        records: changeOf(sides, ({ records }) => records),
        quantity: changeOf(sides, ({ quantity }) => quantity),
        chargeMicros: changeOf(sides, ({ chargeMicros }) => chargeMicros),
        why: [...movesOf(operatorId, lineCode, moved), ...rerated(changes)],
      };
    });
}

function lineOf({ operatorId, lineCode }: Pick<UsageOfDay, "operatorId" | "lineCode">): string {
  return JSON.stringify([operatorId ?? "\uffff", lineCode]);
}

interface Sides {
  readonly before: readonly UsageOfDay[];
  readonly changes: readonly UsageOfDay[];
}

function changeOf({ before, changes }: Sides, measure: (day: UsageOfDay) => bigint) {
  const sum = (days: readonly UsageOfDay[]): bigint => days.reduce((total, day) => total + measure(day), 0n);
  return { before: sum(before), after: sum(before) + sum(changes) };
}

function movesOf(operatorId: string | null, lineCode: string, moved: readonly MovedRecords[]): string[] {
  return moved
    .filter((move) => move.lineCode === lineCode && (move.from === operatorId || move.to === operatorId))
    .map(({ from, to, records, sims }) => {
      const what = `${counted(records, "record")} of ${counted(sims, "SIM")}`;
      return to === operatorId
        ? `${what} came from ${nameOf(from)}: the SIM was held by ${nameOf(to)} then`
        : `${what} went to ${nameOf(to)}, who held the SIM then`;
    });
}

/** Records that left one version and came into another. */
function rerated(changes: readonly UsageOfDay[]): string[] {
  const byVersion = new Map<number, bigint>();
  for (const { rateVersion, records } of changes) {
    byVersion.set(rateVersion, (byVersion.get(rateVersion) ?? 0n) + records);
  }
  const gone = [...byVersion].filter(([, records]) => records < 0n);
  const come = [...byVersion].filter(([, records]) => records > 0n);
  if (gone.length === 0 || come.length === 0) return [];
  const versions = (of: typeof gone): string => of.map(([version]) => `version ${version}`).join(", ");
  const records = come.reduce((sum, [, more]) => sum + more, 0n);
  return [`${counted(records, "record")} priced by ${versions(come)} instead of ${versions(gone)}`];
}

function counted(count: number | bigint, noun: string): string {
  return `${count.toLocaleString("en-US")} ${noun}${BigInt(count) === 1n ? "" : "s"}`;
}

function nameOf(operatorId: string | null): string {
  return operatorId ?? "nobody";
}
