import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import type { Micros } from "@tributary/domain/money/types";
import type { Blocker, SettlementAmounts } from "@tributary/domain/settlement/types";
import type { RunStatus } from "./find-run.ts";
import { thaw } from "./freeze.ts";
import { findPeriod, type PeriodRow } from "./list-periods.ts";
import { type RunProgress, readProgress } from "./run-progress.ts";
import type { AcceptedUnattributed } from "./snapshot.ts";

export interface RunVersion {
  readonly id: string;
  readonly version: number;
  readonly status: RunStatus;
  readonly hash: string;
  readonly isProvisional: boolean;
  readonly preparedBy: string;
  readonly preparedAt: Date;
  readonly requestedAt: Date | null;
  readonly approvedBy: string | null;
  readonly approvedAt: Date | null;
  readonly issuedAt: Date | null;
  readonly invoice: { readonly id: string; readonly number: string } | null;
}

export interface RunTotals {
  readonly statements: number;
  readonly costMicros: Micros;
  readonly retainedMicros: Micros;
  readonly marginMicros: Micros;
  readonly adjustmentsMicros: Micros;
  /** What the statements come to, before tax. */
  readonly netMicros: Micros;
}

export interface ShownRun {
  readonly period: PeriodRow;
  /** The latest first. */
  readonly versions: readonly RunVersion[];
  /** The version that is looked at; null when none was prepared yet. */
  readonly run: (RunVersion & { readonly totals: RunTotals; readonly isLatest: boolean }) | null;
  readonly amounts: SettlementAmounts | null;
  /** But open exceptions: those are looked at in their queue. */
  readonly blockers: readonly Blocker[];
  /** Of every kind. */
  readonly blockerCount: number;
  readonly acceptedUnattributed: readonly AcceptedUnattributed[];
  readonly progress: RunProgress | null;
}

/**
 * Shows one agreement's month with one version of its run, the latest unless another is named.
 *
 * Throws  {@link DomainError} `NOT_FOUND` when nothing is known of the month, or there is no such version.
 */
export async function showRun(
  db: PortfolioDb,
  request: {
    readonly agreementId: string;
    readonly period: string;
    readonly version?: number;
    readonly at: Date;
  },
): Promise<ShownRun> {
  const [period, versions, progress] = await Promise.all([
    findPeriod(db, request),
    listVersions(db, request),
    readProgress(db, request),
  ]);
  if (period === null) throw nothing(request);
  const found =
    request.version === undefined ? versions[0] : versions.find((run) => run.version === request.version);
  if (found === undefined) {
    if (request.version !== undefined) throw nothing(request);
    const nothingYet = { run: null, amounts: null, blockers: [], blockerCount: 0, acceptedUnattributed: [] };
    return { period, versions, ...nothingYet, progress };
  }
  const [extract, totals] = await Promise.all([db.reads.findRunExtract(found.id), totalsOf(db, found.id)]);
  return {
    period,
    versions,
    run: {
      ...found,
      totals: { ...totals, statements: extract?.operatorIds.length ?? 0 },
      isLatest: found.id === versions[0]?.id,
    },
    amounts: thaw(extract?.amounts ?? null) as SettlementAmounts | null,
    blockers: thaw(extract?.blockers ?? []) as Blocker[],
    blockerCount: extract?.blockerCount ?? 0,
    acceptedUnattributed: thaw(extract?.acceptedUnattributed ?? []) as AcceptedUnattributed[],
    progress,
  };
}

function nothing({
  agreementId,
  period,
}: {
  readonly agreementId: string;
  readonly period: string;
}): DomainError {
  return new DomainError("NOT_FOUND", `Nothing is there for ${agreementId} ${period}: list the settlements.`);
}

async function listVersions(
  db: PortfolioDb,
  { agreementId, period }: { readonly agreementId: string; readonly period: string },
): Promise<RunVersion[]> {
  const rows = await db.settlementRun.findMany({
    where: { agreementId, period },
    omit: { snapshot: true, result: true, identities: true },
    include: { invoice: { select: { id: true, number: true } } },
    orderBy: { version: "desc" },
  });
  return rows.map((row) => ({ ...row, status: row.status as RunStatus }));
}

/** Sums of the posted lines, as the database adds them up. */
async function totalsOf(db: PortfolioDb, runId: string): Promise<Omit<RunTotals, "statements">> {
  const [own, kept] = await Promise.all([
    db.settlementLine.groupBy({
      by: ["kind"],
      where: { runId, operatorId: { not: null } },
      _sum: { amountMicros: true },
    }),
    db.settlementLine.aggregate({
      where: { runId, operatorId: null, kind: "retained" },
      _sum: { amountMicros: true },
    }),
  ]);
  const sumOf = (...kinds: string[]): Micros =>
    own.reduce((sum, row) => (kinds.includes(row.kind) ? sum + (row._sum.amountMicros ?? 0n) : sum), 0n);
  return {
    costMicros: sumOf("cost", "spread"),
    retainedMicros: kept._sum.amountMicros ?? 0n,
    marginMicros: sumOf("margin"),
    adjustmentsMicros: sumOf("adjustment", "credit"),
    netMicros: sumOf("cost", "spread", "margin", "adjustment", "credit"),
  };
}
