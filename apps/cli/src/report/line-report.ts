import type { SettledRun } from "./settled-run.ts";

/** What became of each line of a run's invoice. */
export function linesOf({ agreement, period, settlement }: SettledRun) {
  return settlement.approved.map(
    ({ key, lineCode, billedMicros, expectedMicros, approvedMicros, treatment }) => ({
      agreement,
      period,
      key,
      lineCode,
      billedMicros,
      expectedMicros,
      deltaMicros: billedMicros - expectedMicros,
      approvedMicros,
      treatment,
    }),
  );
}

/** Who bears each line of a run: identified, spread from unattributed usage, or retained. */
export function allocationsOf({ agreement, period, settlement }: SettledRun) {
  const shares = (parts: readonly { readonly operatorId: string; readonly amountMicros: bigint }[]) =>
    Object.fromEntries(parts.map(({ operatorId, amountMicros }) => [operatorId, amountMicros]));
  return settlement.allocations.map((allocation) => ({
    agreement,
    period,
    key: allocation.key,
    lineCode: allocation.lineCode,
    originPeriod: allocation.originPeriod,
    approvedMicros: allocation.approvedMicros,
    operators: shares(allocation.operators),
    spread: shares(allocation.spread),
    unattributedMicros: allocation.unattributedMicros,
    retainedMicros: allocation.retainedMicros,
  }));
}
