import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { OperatorUsageRow } from "@tributary/db/doors/portfolio-reads/operator-usage";
import type { UsageLine } from "@tributary/domain/agreement/types";
import { exact, exactToDecimal } from "@tributary/domain/money/exact";
import { sumMicros } from "@tributary/domain/money/micros";
import type { Micros } from "@tributary/domain/money/types";
import type { PeriodLabel } from "@tributary/domain/period/types";
import { governingVersion } from "@tributary/domain/reconciliation/governing-version";
import { groupBy } from "@tributary/domain/reconciliation/group-by";
import type { OverviewScope } from "../overview/choose-scope.ts";
import { loadAgreement } from "../settlement/load-agreement.ts";
import { type OperatorScopeRequest, operatorScope } from "./operator-scope.ts";

export interface UsageOfLine {
  readonly agreementId: string;
  readonly lineCode: string;
  readonly description: string;
  readonly service: string;
  readonly records: bigint;
  /** In the line's unit, as a decimal. */
  readonly quantity: string;
  readonly unit: string;
  readonly chargeMicros: Micros;
}

export interface UsageOfDay {
  /** YYYY-MM-DD, in the agreement's zone. */
  readonly day: string;
  readonly records: bigint;
  /** One for each of the services. */
  readonly chargeMicros: readonly Micros[];
}

export interface OperatorUsage {
  readonly scope: OverviewScope;
  readonly zones: readonly string[];
  readonly services: readonly string[];
  readonly lines: readonly UsageOfLine[];
  readonly days: readonly UsageOfDay[];
}

const DECIMALS = 3;

/**
 * Shows what an operator used in a period, by line and by day, at the rates of each record. Sums only: the
 * portfolio reads no record. Null for an operator without agreements.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function showOperatorUsage(
  db: PortfolioDb,
  request: OperatorScopeRequest,
): Promise<OperatorUsage | null> {
  const { operator, scope } = await operatorScope(db, request);
  if (scope === null) return null;
  const { currency, period } = scope;
  const rows = await db.reads.operatorUsage({ currency, period, operatorId: request.operatorId });
  const services = [...new Set(rows.map(({ service }) => service))].sort();
  const lineOf = await loadLines(
    db,
    rows.map(({ agreementId }) => agreementId),
    period,
  );
  const own = operator.agreements.filter((agreement) => agreement.currency === currency);
  return {
    scope,
    zones: [...new Set(own.map(({ zone }) => zone))],
    services,
    lines: [...groupBy(rows, (row) => `${row.agreementId} ${row.lineCode} ${row.service}`).values()].map(
      (ofLine) => usageOfLine(ofLine, lineOf),
    ),
    days: [...groupBy(rows, ({ day }) => day.toISOString().slice(0, 10))]
      .map(([day, ofDay]) => usageOfDay(day, ofDay, services))
      .sort((one, other) => (one.day < other.day ? -1 : 1)),
  };
}

async function loadLines(db: PortfolioDb, agreementIds: readonly string[], period: PeriodLabel) {
  const lines = await Promise.all(
    [...new Set(agreementIds)].map(async (agreementId) => {
      const { versions } = await loadAgreement(db, agreementId);
      const { terms } = governingVersion(versions, period);
      return terms.lines
        .filter((line) => line.kind === "usage")
        .map((line) => [`${agreementId} ${line.code}`, line] as const);
    }),
  );
  return new Map<string, UsageLine>(lines.flat());
}

function usageOfLine(rows: readonly OperatorUsageRow[], lineOf: ReadonlyMap<string, UsageLine>): UsageOfLine {
  const [{ agreementId, lineCode, service }] = rows as [OperatorUsageRow];
  const line = lineOf.get(`${agreementId} ${lineCode}`);
  const quantity = rows.reduce((sum, row) => sum + row.quantity, 0n);
  return {
    agreementId,
    lineCode,
    description: line?.description ?? lineCode,
    service,
    records: rows.reduce((sum, { records }) => sum + records, 0n),
    quantity: exactToDecimal(exact(quantity, line?.unit.size ?? 1n), DECIMALS),
    unit: line?.unit.name ?? "",
    chargeMicros: sumMicros(rows.map(({ chargeMicros }) => chargeMicros)),
  };
}

function usageOfDay(day: string, rows: readonly OperatorUsageRow[], services: readonly string[]): UsageOfDay {
  return {
    day,
    records: rows.reduce((sum, { records }) => sum + records, 0n),
    chargeMicros: services.map((service) =>
      sumMicros(rows.filter((row) => row.service === service).map(({ chargeMicros }) => chargeMicros)),
    ),
  };
}
