import { type LineCharge, lineCharges } from "@tributary/domain/statement/line-charges";
import { latePartsOf } from "../settlement/late-parts.ts";
import type { RunResult, SettlementSnapshot } from "../settlement/snapshot.ts";

/** What each line of a run's statements charges, by operator, in the order of the lines. */
export function chargesOfRun(
  { versions, closed }: SettlementSnapshot,
  { settlement, expected }: RunResult,
): Map<string, LineCharge[]> {
  const late = new Set(
    expected
      .filter((line) => latePartsOf(line, closed).length > 0)
      .map(({ lineCode, period }) => `${lineCode} ${period}`),
  );
  const isLate = (lineCode: string, period: string): boolean => late.has(`${lineCode} ${period}`);
  return new Map(
    settlement.operators.map((operator) => [
      operator.operatorId,
      lineCharges(operator, { settlement, versions, isLate }),
    ]),
  );
}

/** Earlier periods whose usage lines of the statements charge. */
export function periodsInArrears({ period }: SettlementSnapshot, { settlement }: RunResult): Set<string> {
  const usage = settlement.allocations.filter(({ kind }) => kind === "usage");
  return new Set(usage.map(({ originPeriod }) => originPeriod).filter((origin) => origin !== period));
}
