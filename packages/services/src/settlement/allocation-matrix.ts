import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { governingVersion } from "@tributary/domain/reconciliation/governing-version";
import { namesOfOperators } from "../operator/names-of-operators.ts";
import { type AllocationRow, lessRow, loadOperatorRows, loadTotals } from "./allocation-cells.ts";
import { findRun } from "./find-run.ts";
import { loadAgreement } from "./load-agreement.ts";

export interface MatrixColumn {
  readonly code: string;
  readonly description: string;
}

export interface MatrixRequest {
  readonly runId: string;
  /** Part of an operator's name or code. */
  readonly search?: string;
  /** Whoever bears most comes first, or by name. */
  readonly sort: "amount" | "name";
  readonly page: number;
  readonly pageSize: number;
}

export interface AllocationMatrix {
  readonly currency: string;
  readonly zone: string;
  readonly agreementId: string;
  readonly period: string;
  readonly version: number;
  /** In the agreement's order, then whatever else was posted. */
  readonly columns: readonly MatrixColumn[];
  readonly rows: readonly (AllocationRow & { readonly operatorId: string; readonly name: string })[];
  /** Operators that the search lets through. */
  readonly matching: number;
  /** The operators that are not on this page, so that the page foots; null when all are. */
  readonly others: (AllocationRow & { readonly operators: number }) | null;
  readonly retained: AllocationRow;
  /** Operators and retained: by line, what was approved. */
  readonly total: AllocationRow;
}

/**
 * Shares of a run's lines by operator, one page of operators at a time.
 *
 * Shape   rows + others + retained = total, in every column; each row's lines sum to its cost, and cost,
 *         margin and adjustments to its net.
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function allocationMatrix(db: PortfolioDb, request: MatrixRequest): Promise<AllocationMatrix> {
  const { runId, page, pageSize } = request;
  const { agreementId, period, version } = await findRunHead(db, runId);
  const [{ currency, zone, versions }, totals, all] = await Promise.all([
    loadAgreement(db, agreementId),
    loadTotals(db, runId),
    rankOperators(db, request),
  ]);
  const shown = all.matching.slice((page - 1) * pageSize, page * pageSize);
  const [{ rows, sum }, names] = await Promise.all([
    loadOperatorRows(db, runId, shown),
    namesOfOperators(db, shown),
  ]);
  const { terms } = governingVersion(versions, period);
  const others = all.count - shown.length;
  return {
    currency,
    zone,
    agreementId,
    period,
    version,
    columns: columnsOf(totals.total, terms.lines),
    rows: [...rows].map(([operatorId, row]) => ({
      ...row,
      operatorId,
      name: names.get(operatorId) ?? operatorId,
    })),
    matching: all.matching.length,
    others: others === 0 ? null : { ...lessRow(totals.operators, sum), operators: others },
    retained: totals.retained,
    total: totals.total,
  };
}

/** Without its content, which grows with operators and lines. */
async function findRunHead(db: PortfolioDb, runId: string) {
  const head = await db.settlementRun.findUnique({
    where: { id: runId },
    select: { agreementId: true, period: true, version: true },
  });
  return head ?? findRun(db, runId);
}

async function rankOperators(
  db: PortfolioDb,
  { runId, search = "", sort }: MatrixRequest,
): Promise<{ readonly matching: string[]; readonly count: number }> {
  const ranked = await db.settlementLine.groupBy({
    by: ["operatorId"],
    where: { runId, operatorId: { not: null } },
    _sum: { amountMicros: true },
    orderBy: [{ _sum: { amountMicros: "desc" } }, { operatorId: "asc" }],
  });
  const ids = ranked.flatMap(({ operatorId }) => operatorId ?? []);
  if (search === "" && sort === "amount") return { matching: ids, count: ids.length };
  const text = { contains: search, mode: "insensitive" } as const;
  const named = await db.operator.findMany({
    where: { id: { in: ids }, OR: [{ name: text }, { id: text }] },
    select: { id: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  const found = named.map(({ id }) => id);
  const isFound = new Set(found);
  return { matching: sort === "name" ? found : ids.filter((id) => isFound.has(id)), count: ids.length };
}

function columnsOf(total: AllocationRow, lines: readonly MatrixColumn[]): MatrixColumn[] {
  const known = lines
    .filter(({ code }) => total.lines.has(code))
    .map(({ code, description }) => ({ code, description }));
  const others = [...total.lines.keys()]
    .filter((code) => !known.some((column) => column.code === code))
    .sort();
  return [...known, ...others.map((code) => ({ code, description: code }))];
}
