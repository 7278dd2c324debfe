import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { sumMicros } from "@tributary/domain/money/micros";
import type { Micros } from "@tributary/domain/money/types";
import { governingVersion } from "@tributary/domain/reconciliation/governing-version";
import { taxOnTotal } from "@tributary/domain/statement/build-statement";
import { namesOfOperators } from "../operator/names-of-operators.ts";
import { statementNumber, TAX_RULE } from "../statement/build-statements.ts";
import { type AllocationRow, rowOf } from "./allocation-cells.ts";
import { findRun } from "./find-run.ts";
import { loadAgreement } from "./load-agreement.ts";

export interface RunStatement extends Omit<AllocationRow, "lines" | "spreadMicros"> {
  readonly operatorId: string;
  readonly name: string;
  readonly number: string;
  readonly taxMicros: Micros;
  readonly grossMicros: Micros;
  /** Once it is issued. */
  readonly issued: { readonly version: number; readonly hash: string; readonly dueOn: Date } | null;
}

export interface RunStatements {
  readonly currency: string;
  readonly zone: string;
  readonly taxBps: number;
  readonly rows: readonly RunStatement[];
  readonly total: number;
  /** Of all statements, not of this page. */
  readonly sum: Pick<
    RunStatement,
    "costMicros" | "marginMicros" | "adjustmentsMicros" | "netMicros" | "taxMicros" | "grossMicros"
  >;
}

/**
 * Lists the statements that a run will be, or was, issued as.
 *
 * Shape   one page in order of name; before the issue the tax is what the issue will put on each.
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function listRunStatements(
  db: PortfolioDb,
  { runId, page, pageSize }: { readonly runId: string; readonly page: number; readonly pageSize: number },
): Promise<RunStatements> {
  const head = await db.settlementRun.findUnique({
    where: { id: runId },
    select: { agreementId: true, period: true, issuedAt: true },
  });
  const { agreementId, period, issuedAt } = head ?? (await findRun(db, runId));
  const { currency, zone, versions } = await loadAgreement(db, agreementId);
  const { taxBps } = governingVersion(versions, period).terms;
  const [extract, sums, issued] = await Promise.all([
    db.reads.findRunExtract(runId),
    sumsByOperator(db, runId),
    issuedAt === null ? new Map<string, Issued>() : issuedOf(db, runId),
  ]);
  const operatorIds = extract?.operatorIds ?? [];
  const names = await namesOfOperators(db, operatorIds);
  const all = operatorIds.map((operatorId): RunStatement => {
    const { lines: _lines, spreadMicros: _spread, ...row } = sums.get(operatorId) ?? rowOf([]);
    const stored = issued.get(operatorId);
    const taxMicros = stored?.taxMicros ?? taxOnTotal(row.netMicros, currency, { bps: taxBps, ...TAX_RULE });
    const name = names.get(operatorId) ?? operatorId;
    const number = stored?.number ?? statementNumber(agreementId, period, operatorId);
    return {
      ...row,
      operatorId,
      name,
      number,
      taxMicros,
      grossMicros: row.netMicros + taxMicros,
      issued: stored ?? null,
    };
  });
  all.sort((one, other) => (one.name < other.name ? -1 : 1));
  const sumOf = (amountOf: (row: RunStatement) => Micros): Micros => sumMicros(all.map(amountOf));
  return {
    currency,
    zone,
    taxBps,
    rows: all.slice((page - 1) * pageSize, page * pageSize),
    total: all.length,
    sum: {
      costMicros: sumOf((row) => row.costMicros),
      marginMicros: sumOf((row) => row.marginMicros),
      adjustmentsMicros: sumOf((row) => row.adjustmentsMicros),
      netMicros: sumOf((row) => row.netMicros),
      taxMicros: sumOf((row) => row.taxMicros),
      grossMicros: sumOf((row) => row.grossMicros),
    },
  };
}

/** One row per operator and kind, as the database adds them up. */
async function sumsByOperator(db: PortfolioDb, runId: string): Promise<Map<string, AllocationRow>> {
  const posted = await db.settlementLine.groupBy({
    by: ["operatorId", "kind"],
    where: { runId, operatorId: { not: null } },
    _sum: { amountMicros: true },
  });
  const byOperator = new Map<string, Parameters<typeof rowOf>[0][number][]>();
  for (const { operatorId, ...sum } of posted) {
    const own = byOperator.get(operatorId ?? "") ?? [];
    byOperator.set(operatorId ?? "", [...own, { ...sum, lineCode: "" }]);
  }
  return new Map([...byOperator].map(([operatorId, own]) => [operatorId, rowOf(own)]));
}

interface Issued {
  readonly number: string;
  readonly version: number;
  readonly hash: string;
  readonly dueOn: Date;
  readonly taxMicros: Micros;
}

async function issuedOf(db: PortfolioDb, runId: string): Promise<Map<string, Issued>> {
  const rows = await db.issuedStatement.findMany({
    where: { runId },
    select: {
      operatorId: true,
      statement: { select: { number: true, version: true, hash: true, dueOn: true, taxMicros: true } },
    },
  });
  return new Map(rows.map(({ operatorId, statement }) => [operatorId, statement]));
}
