import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { IdentityReport } from "@tributary/domain/settlement/identities";
import type { OperatorSettlement } from "@tributary/domain/settlement/types";
import { listInvoices } from "@tributary/services/mno-invoice/list-invoices";
import { verify } from "@tributary/services/verify/verify";
import { loadExceptions, type ReportedException } from "./exception.ts";
import { loadSettledRuns, type SettledRun } from "./settled-run.ts";

export interface RecordCounts {
  readonly received: number;
  readonly accepted: number;
  readonly duplicate: number;
  readonly rejected: number;
  readonly quarantined: number;
}

export interface ReportedInvoice {
  readonly agreement: string;
  readonly period: string;
  readonly number: string;
  readonly currency: string;
  readonly billedMicros: bigint;
  readonly approvedMicros: bigint;
  readonly grossDisputedMicros: bigint;
  readonly netRecoverableMicros: bigint;
  readonly payableMicros: bigint;
}

export interface ReportedStatement {
  readonly agreement: string;
  readonly period: string;
  /** Null until the run is issued. */
  readonly number: string | null;
  readonly operator: string;
  readonly costMicros: bigint;
  readonly marginMicros: bigint;
  readonly adjustmentsMicros: bigint;
  readonly netMicros: bigint;
  readonly currency: string;
  /** What an operator pays that is billed in another currency. */
  readonly converted: { readonly currency: string; readonly netMicros: bigint } | null;
}

/** The month-ends of a portfolio, read from what is stored. */
export interface MonthEndReport {
  readonly records: RecordCounts;
  readonly invoices: readonly ReportedInvoice[];
  readonly statements: readonly ReportedStatement[];
  readonly runs: readonly SettledRun[];
  readonly exceptions: readonly ReportedException[];
  readonly identities: IdentityReport;
}

export async function loadReport(db: PortfolioDb): Promise<MonthEndReport> {
  const runs = await loadSettledRuns(db);
  return {
    records: await countRecords(db),
    invoices: await loadInvoices(db, runs),
    statements: await loadStatements(db, runs),
    runs,
    exceptions: await loadExceptions(db),
    identities: await verify(db),
  };
}

async function countRecords(db: PortfolioDb): Promise<RecordCounts> {
  const { _sum: sum } = await db.usageFile.aggregate({
    _sum: { received: true, accepted: true, duplicates: true, rejected: true, quarantined: true },
  });
  return {
    received: sum.received ?? 0,
    accepted: sum.accepted ?? 0,
    duplicate: sum.duplicates ?? 0,
    rejected: sum.rejected ?? 0,
    quarantined: sum.quarantined ?? 0,
  };
}

async function loadInvoices(db: PortfolioDb, runs: readonly SettledRun[]): Promise<ReportedInvoice[]> {
  const invoices = await listInvoices(db);
  return runs.flatMap(({ agreement, period, invoiceId, settlement }) => {
    const invoice = invoices.find(({ id }) => id === invoiceId);
    if (invoice === undefined) return [];
    const { approvedMicros, grossDisputedMicros, netRecoverableMicros, payableMicros } = settlement.amounts;
    const { number, currency, netMicros: billedMicros } = invoice;
    return [
      {
        agreement,
        period,
        number,
        currency,
        billedMicros,
        approvedMicros,
        grossDisputedMicros,
        netRecoverableMicros,
        payableMicros,
      },
    ];
  });
}

async function loadStatements(db: PortfolioDb, runs: readonly SettledRun[]): Promise<ReportedStatement[]> {
  const issued = await db.statement.findMany({
    select: { agreementId: true, period: true, operatorId: true, number: true },
  });
  return runs.flatMap(({ agreement, period, settlement }) =>
    settlement.operators.map((operator) => ({
      agreement,
      period,
      number: issued.find((row) => isOf(row, agreement, period, operator.operatorId))?.number ?? null,
      operator: operator.operatorId,
      costMicros: operator.costMicros,
      marginMicros: operator.marginMicros,
      adjustmentsMicros: operator.adjustmentsMicros,
      netMicros: operator.netMicros,
      currency: settlement.currency,
      converted: convertedOf(operator),
    })),
  );
}

function convertedOf({ converted, statementCurrency }: OperatorSettlement): ReportedStatement["converted"] {
  return converted === null ? null : { currency: statementCurrency, netMicros: converted.netMicros };
}

function isOf(
  row: { readonly agreementId: string; readonly period: string; readonly operatorId: string },
  agreement: string,
  period: string,
  operator: string,
): boolean {
  return row.agreementId === agreement && row.period === period && row.operatorId === operator;
}
