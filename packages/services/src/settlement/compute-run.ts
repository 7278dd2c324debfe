import { settle } from "@tributary/domain/settlement/settle";
import type { Adjustment, OperatorCredit } from "@tributary/domain/settlement/types";
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
    ...snapshot.adjustments.filter((adjustment) => !isGranted(adjustment)),
    ...corrections.flatMap((correction) => correction.adjustments),
  ];
  const settlement = settle({
    ...input,
    expected: withLateParts(expected, snapshot.closed),
    adjustments,
    credits: snapshot.adjustments.filter(isGranted).map(creditOf),
  });
  const blockers = [...settlement.blockers, ...corrections.flatMap((correction) => correction.blockers)];
  return { expected, comparisons, corrections, settlement, blockers };
}

type Granted<A> = A & { readonly operatorId: string };

/**
 * What an operator was granted on its own dispute bears no margin of a correction beside it: it is a credit.
 */
function isGranted<A extends Adjustment>(adjustment: A): adjustment is Granted<A> {
  return adjustment.reason === "operator_dispute" && adjustment.operatorId !== null;
}

function creditOf({
  operatorId,
  lineCode,
  description,
  originPeriod,
  amountMicros,
}: Granted<Adjustment>): OperatorCredit {
  return { operatorId, code: lineCode, description, originPeriod, amountMicros: -amountMicros };
}
