import type { Micros } from "../money/types.ts";
import type { PeriodLabel } from "../period/types.ts";
import type { Adjustment, AdjustmentReason, Settlement, SettlementLine } from "./types.ts";

/**
 * What has been posted so far for one closed period: its settlement's lines and every later adjustment to it.
 */
export interface PostedAmount {
  /** null = retained by the MVNA. */
  readonly operatorId: string | null;
  readonly lineCode: string;
  readonly originPeriod: PeriodLabel;
  readonly amountMicros: Micros;
}

export interface CorrectionInput {
  readonly posted: readonly PostedAmount[];
  /** The closed period settled again with all that is known now. */
  readonly recomputed: Settlement;
  readonly reason: AdjustmentReason;
  readonly description: string;
}

interface Cumulative {
  readonly operatorId: string | null;
  readonly lineCode: string;
  readonly originPeriod: PeriodLabel;
  newMicros: Micros;
  postedMicros: Micros;
}

/**
 * Corrects a closed period: what it comes to now, less what was posted for it.
 *
 * Units   micros.
 * Shape   one adjustment per operator, line and origin period that changed, margin included (`MARGIN_…`
 *         codes), in order of operator, line and period; the MVNA's part has operator null. Nothing when
 *         nothing changed. A spread share counts with its line. Adjustments within `recomputed` are not
 *         looked at: they belong to other periods.
 * Rounds  nothing: new cumulative amounts are posted amounts, so no rounding is done per late fact.
 */
export function correctClosedPeriod(input: CorrectionInput): Adjustment[] {
  const sums = new Map<string, Cumulative>();
  const at = (operatorId: string | null, lineCode: string, originPeriod: PeriodLabel): Cumulative => {
    const key = JSON.stringify([operatorId ?? "\uffff", lineCode, originPeriod]);
    const found = sums.get(key) ?? { operatorId, lineCode, originPeriod, newMicros: 0n, postedMicros: 0n };
    sums.set(key, found);
    return found;
  };
  for (const { operatorId, line } of currentLines(input.recomputed)) {
    at(operatorId, line.code, line.originPeriod).newMicros += line.amountMicros;
  }
  for (const posted of input.posted) {
    at(posted.operatorId, posted.lineCode, posted.originPeriod).postedMicros += posted.amountMicros;
  }
  const { reason, description } = input;
  return [...sums.entries()]
    .filter(([, { newMicros, postedMicros }]) => newMicros !== postedMicros)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, { operatorId, lineCode, originPeriod, newMicros, postedMicros }]) => ({
      operatorId,
      originPeriod,
      reason,
      description,
      lineCode,
      amountMicros: newMicros - postedMicros,
    }));
}

/** What a settlement posts for its own period, in the form corrections are measured against. */
export function postedAmounts(settlement: Settlement): PostedAmount[] {
  return currentLines(settlement).map(({ operatorId, line }) => ({
    operatorId,
    lineCode: line.code,
    originPeriod: line.originPeriod,
    amountMicros: line.amountMicros,
  }));
}

function currentLines(
  settlement: Settlement,
): { readonly operatorId: string | null; readonly line: SettlementLine }[] {
  const own = settlement.operators.flatMap(({ operatorId, lines }) =>
    lines
      .filter(({ kind }) => kind === "cost" || kind === "spread" || kind === "margin")
      .map((line) => ({ operatorId, line })),
  );
  const retained = settlement.allocations
    .filter(({ retainedMicros }) => retainedMicros !== 0n)
    .map(({ lineCode, key, description, originPeriod, retainedMicros }) => ({
      operatorId: null,
      line: {
        kind: "retained" as const,
        code: lineCode ?? key,
        description,
        quantity: null,
        unit: null,
        originPeriod,
        amountMicros: retainedMicros,
      },
    }));
  return [...own, ...retained];
}
