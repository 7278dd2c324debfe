import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import type { PeriodLabel } from "@tributary/domain/period/types";
import type { RunRow } from "../settlement/find-run.ts";
import { loadFileIds } from "../settlement/load-usage.ts";
import { readResult } from "../settlement/run-content.ts";
import type { SettlementSnapshot } from "../settlement/snapshot.ts";

/** A file's usage of one period, as a run's lines charge it. */
export interface UsedFile {
  readonly period: PeriodLabel;
  readonly fileId: number;
  /** It came after the period was settled. */
  readonly isLate: boolean;
}

/**
 * The usage behind a run's lines: its own period's, late usage of settled ones, and all of a period that
 * lines in arrears are for: such a line charges what came late or, where nothing did, the whole period.
 */
export async function usedFiles(
  tx: PortfolioTables,
  run: RunRow,
  snapshot: SettlementSnapshot,
  arrears: Iterable<PeriodLabel>,
): Promise<UsedFile[]> {
  const { agreementId, period, fileIds, closed } = snapshot;
  const own = fileIds.map((fileId) => ({ period, fileId, isLate: false }));
  const inArrears = new Set(arrears);
  const late = closed
    .filter(({ facts }) => !inArrears.has(facts.period))
    .flatMap(({ facts, lateFileIds }) =>
      lateFileIds.map((fileId) => ({ period: facts.period, fileId, isLate: true })),
    );
  const used = [...own, ...late];
  for (const label of inArrears) {
    const isSettled = closed.some(({ facts }) => facts.period === label);
    const settled = isSettled ? await settledFiles(tx, run, label) : null;
    for (const fileId of await loadFileIds(tx, { agreementId, period: label })) {
      used.push({ period: label, fileId, isLate: settled !== null && !settled.has(fileId) });
    }
  }
  return used;
}

/** The files on which a settled period stands: those known when its basis was laid, at first or anew. */
async function settledFiles(
  tx: PortfolioTables,
  { id, agreementId }: RunRow,
  period: PeriodLabel,
): Promise<Set<number>> {
  const runs = await tx.settlementRun.findMany({
    where: { agreementId, status: "issued", id: { not: id } },
    select: { id: true, period: true, result: true },
    orderBy: [{ issuedAt: "asc" }, { id: "asc" }],
  });
  const isBasis = ({ period: own, result }: (typeof runs)[number]): boolean =>
    own === period ||
    readResult(result).corrections.some((found) => found.period === period && found.standing !== null);
  const until = runs.findLastIndex(isBasis);
  const rows = await tx.settledUsage.findMany({
    where: { agreementId, period, runId: { in: runs.slice(0, until + 1).map((run) => run.id) } },
    select: { fileId: true },
  });
  return new Set(rows.map(({ fileId }) => fileId));
}
