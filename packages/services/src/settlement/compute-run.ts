import { settle } from "@tributary/domain/settlement/settle";
import { correctClosed } from "./correct-closed.ts";
import { withLateParts } from "./late-parts.ts";
import { settlementInput } from "./settlement-input.ts";
import type { RunResult, SettlementSnapshot } from "./snapshot.ts";

/** Settles from a snapshot and nothing else: preview, preparation and replay are this one computation. */
export function computeRun(snapshot: SettlementSnapshot): RunResult {
  const { input, expected, comparisons } = settlementInput(snapshot);
  const bare = snapshot.closed.length === 0 ? null : settle(input);
  const corrections = snapshot.closed.map((closed) => correctClosed(closed, bare?.approved ?? []));
  const adjustments = [
    ...snapshot.adjustments,
    ...corrections.flatMap((correction) => correction.adjustments),
  ];
  const settlement = settle({
    ...input,
    expected: withLateParts(expected, snapshot.closed),
    adjustments,
  });
  const blockers = [...settlement.blockers, ...corrections.flatMap((correction) => correction.blockers)];
  return { expected, comparisons, corrections, settlement, blockers };
}
