import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { periodOf } from "@tributary/domain/period/period";
import type { PeriodLabel } from "@tributary/domain/period/types";
import { postedAmounts } from "@tributary/domain/settlement/correct-closed-period";
import { periodsOf } from "../reconciliation/facts.ts";
import { loadBilledBefore, loadNeighbours, relevantVersions } from "../reconciliation/load-facts.ts";
import { arrearsOf } from "./accrue-late.ts";
import { correctClosed } from "./correct-closed.ts";
import type { AgreementFacts } from "./load-agreement.ts";
import { loadDecisions } from "./load-decisions.ts";
import { loadFlags, loadInvoiceOf } from "./load-invoice.ts";
import { loadOperators } from "./load-operators.ts";
import { loadFileIds, loadUsage } from "./load-usage.ts";
import { readResult, readSnapshot } from "./run-content.ts";
import type { ClosedPeriodFacts, PeriodFacts, RunResult, SettlementSnapshot, Standing } from "./snapshot.ts";

interface IssuedRun {
  readonly period: PeriodLabel;
  readonly snapshot: SettlementSnapshot;
  readonly result: RunResult;
}

/**
 * Loads the earlier settled periods about which something new is known: usage that came late, another
 * invoice, terms changed backwards, final revenue. SIM counts stay as they were settled.
 *
 * Shape   in order of period; a period about which nothing has changed is left out, unless the invoice bills
 *         arrears of it, which may end an accrual.
 */
export async function loadCorrections(
  tx: PortfolioTables,
  agreement: AgreementFacts,
  period: PeriodLabel,
  invoicedPeriods: readonly PeriodLabel[],
): Promise<ClosedPeriodFacts[]> {
  const runs = await loadIssuedRuns(tx, agreement.agreementId, period);
  const found: ClosedPeriodFacts[] = [];
  for (const run of runs.filter((candidate) => candidate.period < period)) {
    const closed = await closedFacts(tx, agreement, period, run, runs);
    const isInvoiced = invoicedPeriods.includes(run.period);
    if (closed.lateFileIds.length > 0 || isInvoiced || isCorrected(closed)) found.push(closed);
  }
  return found.sort((left, right) => (left.facts.period < right.facts.period ? -1 : 1));
}

/** One settled period as it is known now, for whoever corrects it in another. */
export async function loadClosed(
  tx: PortfolioTables,
  agreement: AgreementFacts,
  settled: PeriodLabel,
  correcting: PeriodLabel,
): Promise<ClosedPeriodFacts | null> {
  const runs = await loadIssuedRuns(tx, agreement.agreementId, correcting);
  const run = runs.find((candidate) => candidate.period === settled);
  return run === undefined ? null : closedFacts(tx, agreement, correcting, run, runs);
}

async function closedFacts(
  tx: PortfolioTables,
  agreement: AgreementFacts,
  correcting: PeriodLabel,
  run: IssuedRun,
  runs: readonly IssuedRun[],
): Promise<ClosedPeriodFacts> {
  const lateFileIds = await loadLateFiles(tx, agreement.agreementId, run.period, correcting);
  const correctedFileIds = await loadCorrected(tx, lateFileIds);
  return {
    facts: await factsNow(tx, agreement, run),
    standing: standingOf(run, runs),
    posted: postedFor(run, runs),
    arrears: runs.flatMap((other) =>
      other === run ? [] : arrearsOf(other.result.settlement.approved, run.period),
    ),
    lateFileIds,
    ...(correctedFileIds.length === 0 ? {} : { correctedFileIds }),
  };
}

/** In order of issue, so that the last word on a period is the latest. */
async function loadIssuedRuns(
  tx: PortfolioTables,
  agreementId: string,
  period: PeriodLabel,
): Promise<IssuedRun[]> {
  const rows = await tx.settlementRun.findMany({
    where: { agreementId, status: "issued", period: { not: period } },
    select: { period: true, snapshot: true, result: true },
    orderBy: [{ issuedAt: "asc" }, { id: "asc" }],
  });
  return rows.map((row) => ({
    period: row.period,
    snapshot: readSnapshot(row.snapshot),
    result: readResult(row.result),
  }));
}

async function factsNow(
  tx: PortfolioTables,
  agreement: AgreementFacts,
  { period, snapshot }: IssuedRun,
): Promise<PeriodFacts> {
  const { agreementId, zone } = agreement;
  const { adjustments: _adjustments, closed: _closed, fileIds: _fileIds, ...settled } = snapshot;
  const facts: PeriodFacts = {
    ...settled,
    versions: relevantVersions(agreement, period),
    usage: await loadUsage(tx, agreement.versions, { agreementId, period }),
    operators: await loadOperators(tx, agreementId, periodOf(period, zone)),
  };
  const invoice = await loadInvoiceOf(tx, agreementId, period);
  if (invoice === null || invoice.status !== "received")
    return { ...facts, invoice: null, openFlags: [], decisions: [] };
  if (invoice.id === settled.invoice?.id) return facts;
  const periods = periodsOf({ period, invoice });
  return {
    ...facts,
    invoice,
    openFlags: await loadFlags(tx, invoice.id),
    decisions: await loadDecisions(tx, invoice.id),
    evidence: await loadNeighbours(tx, agreement, period, periods),
    billedBefore: await loadBilledBefore(tx, agreementId, invoice, periods),
  };
}

/** The latest run that laid a new basis for the period, or else its own. */
function standingOf({ period, snapshot, result }: IssuedRun, runs: readonly IssuedRun[]): Standing {
  const later = runs
    .flatMap((run) => run.result.corrections)
    .filter((correction) => correction.period === period && correction.standing !== null);
  return (
    later.at(-1)?.standing ?? {
      invoiceId: snapshot.invoice?.id ?? null,
      taxMicros: snapshot.invoice?.taxMicros ?? 0n,
      expected: result.expected,
      approved: result.settlement.approved,
      arrears: [],
    }
  );
}

/** What the period's own run posted, and every correction of it since. */
function postedFor({ period, result }: IssuedRun, runs: readonly IssuedRun[]) {
  const corrected = runs
    .flatMap((run) => run.result.corrections)
    .filter((correction) => correction.period === period)
    .flatMap((correction) => correction.adjustments);
  return [
    ...postedAmounts(result.settlement),
    ...corrected.map(({ operatorId, lineCode, originPeriod, amountMicros }) => ({
      operatorId,
      lineCode,
      originPeriod,
      amountMicros,
    })),
  ];
}

/**
 * Files with usage of the period that no run has taken in; a superseded run of the correcting period gives
 * its own back.
 */
async function loadLateFiles(
  tx: PortfolioTables,
  agreementId: string,
  closed: PeriodLabel,
  correcting: PeriodLabel,
): Promise<number[]> {
  const held = { agreementId, period: closed, NOT: { run: { period: correcting, status: "superseded" } } };
  return loadFileIds(tx, { agreementId, period: closed, file: { settled: { none: held } } });
}

/** Those of some files that are manifests of corrections. */
async function loadCorrected(tx: PortfolioTables, fileIds: readonly number[]): Promise<number[]> {
  if (fileIds.length === 0) return [];
  const rows = await tx.usageFile.findMany({
    where: { id: { in: [...fileIds] }, corrects: { not: null } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  return rows.map(({ id }) => id);
}

function isCorrected(closed: ClosedPeriodFacts): boolean {
  const { adjustments, standing, blockers } = correctClosed(closed, []);
  return adjustments.length > 0 || standing !== null || blockers.length > 0;
}
