import { dayAt } from "@tributary/domain/period/period";
import type { Instant } from "@tributary/domain/period/types";
import { governingVersion } from "@tributary/domain/reconciliation/governing-version";
import { buildStatement } from "@tributary/domain/statement/build-statement";
import type { StatementDocument } from "@tributary/domain/statement/types";
import type { RunResult, SettlementSnapshot } from "../settlement/snapshot.ts";

/** How tax is put on a statement: once on its total. */
export const TAX_RULE = { per: "total", mode: "half-up" } as const;

/** A statement's number: the same in every version. */
export function statementNumber(agreementId: string, period: string, operatorId: string): string {
  return `ST-${agreementId}-${period}-${operatorId}`;
}

/**
 * Builds every operator's statement of a run.
 *
 * Shape   in order of operator; `versions` gives each number's next version, 1 where it has none.
 */
export function buildStatements(
  { agreementId, period, versions: terms }: SettlementSnapshot,
  { settlement }: RunResult,
  issuedAt: Instant,
  versions: ReadonlyMap<string, number>,
): StatementDocument[] {
  const { paymentTermDays, taxBps, zone } = governingVersion(terms, period).terms;
  return settlement.operators.map(({ operatorId }) => {
    const number = statementNumber(agreementId, period, operatorId);
    return buildStatement({
      settlement,
      operatorId,
      number,
      version: versions.get(number) ?? 1,
      issuedOn: dayAt(issuedAt, zone),
      paymentTermDays,
      tax: { bps: taxBps, ...TAX_RULE },
    });
  });
}
