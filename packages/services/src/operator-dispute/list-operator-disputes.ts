import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { isUnanswered, UNANSWERED } from "@tributary/domain/operator-dispute/lifecycle";
import type { OperatorDisputeStatus } from "@tributary/domain/operator-dispute/types";

export interface OperatorDisputeFilter {
  /** Absent: in any status. */
  readonly statuses?: readonly OperatorDisputeStatus[];
  readonly operatorId?: string;
  readonly agreementId?: string;
  readonly period?: string;
  /** Part of a number of the dispute or of its statement. */
  readonly search?: string;
}

export const OPERATOR_DISPUTE_SORTS = ["age", "contested"] as const;
export type OperatorDisputeSort = (typeof OPERATOR_DISPUTE_SORTS)[number];

export interface OperatorDisputesRequest extends OperatorDisputeFilter {
  readonly at: Date;
  readonly sort: OperatorDisputeSort;
  readonly isDescending: boolean;
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
}

export interface ListedOperatorDispute {
  readonly operatorId: string;
  readonly operatorName: string;
  readonly number: string;
  readonly statement: { readonly number: string; readonly agreementId: string; readonly period: string };
  readonly status: OperatorDisputeStatus;
  readonly reason: string;
  readonly currency: string;
  readonly contestedMicros: bigint;
  readonly creditedMicros: bigint;
  readonly lineCount: number;
  readonly isLinked: boolean;
  readonly openedAt: Date;
  /** How long it has waited for its answer; null when it waits no more. */
  readonly ageDays: number | null;
  readonly answeredAt: Date | null;
}

export interface OperatorDisputeList {
  readonly rows: readonly ListedOperatorDispute[];
  readonly total: number;
  /** Of everything that is listed, not of one page. */
  readonly sums: readonly {
    readonly currency: string;
    readonly contestedMicros: bigint;
    readonly creditedMicros: bigint;
  }[];
  /** Of everything that waits for an answer, whatever is listed. */
  readonly unanswered: { readonly count: number; readonly oldestAt: Date | null };
}

const DAY_MS = 86_400_000;

/** Lists what operators contest, one page of it, with sums over all pages. */
export async function listOperatorDisputes(
  db: PortfolioTables,
  request: OperatorDisputesRequest,
): Promise<OperatorDisputeList> {
  const { page, pageSize } = request;
  const where = whereOf(request);
  const waiting = { status: { in: [...UNANSWERED] } };
  const [rows, sums, unanswered] = await Promise.all([
    db.operatorDispute.findMany({
      where,
      include: {
        operator: { select: { name: true } },
        statement: { select: { number: true, agreementId: true, period: true } },
        _count: { select: { lines: true, links: true } },
      },
      orderBy: [...orderOf(request)],
      skip: (page - 1) * pageSize,
      take: pageSize,
    }),
    db.operatorDispute.groupBy({
      by: ["currency"],
      where,
      _count: true,
      _sum: { contestedMicros: true, creditedMicros: true },
      orderBy: { currency: "asc" },
    }),
    db.operatorDispute.aggregate({ where: waiting, _count: true, _min: { openedAt: true } }),
  ]);
  return {
    rows: rows.map((row) => listed(row, request.at)),
    total: sums.reduce((total, { _count }) => total + _count, 0),
    sums: sums.map(({ currency, _sum }) => ({
      currency,
      contestedMicros: _sum.contestedMicros ?? 0n,
      creditedMicros: _sum.creditedMicros ?? 0n,
    })),
    unanswered: { count: unanswered._count, oldestAt: unanswered._min.openedAt },
  };
}

function orderOf({ sort, isDescending }: OperatorDisputesRequest) {
  const oldestFirst = [{ openedAt: "asc" }, { id: "asc" }] as const;
  if (sort === "contested")
    return [{ contestedMicros: isDescending ? "desc" : "asc" }, ...oldestFirst] as const;
  return isDescending ? oldestFirst : ([{ openedAt: "desc" }, { id: "desc" }] as const);
}

interface DisputeRow
  extends Omit<ListedOperatorDispute, "operatorName" | "status" | "lineCount" | "isLinked" | "ageDays"> {
  readonly status: string;
  readonly operator: { readonly name: string };
  readonly _count: { readonly lines: number; readonly links: number };
}

function listed(row: DisputeRow, at: Date): ListedOperatorDispute {
  const status = row.status as OperatorDisputeStatus;
  const waitedMs = at.getTime() - row.openedAt.getTime();
  return {
    operatorId: row.operatorId,
    operatorName: row.operator.name,
    number: row.number,
    statement: row.statement,
    status,
    reason: row.reason,
    currency: row.currency,
    contestedMicros: row.contestedMicros,
    creditedMicros: row.creditedMicros,
    lineCount: row._count.lines,
    isLinked: row._count.links > 0,
    openedAt: row.openedAt,
    ageDays: isUnanswered(status) ? Math.max(0, Math.floor(waitedMs / DAY_MS)) : null,
    answeredAt: row.answeredAt,
  };
}

function whereOf({ statuses, operatorId, agreementId, period, search }: OperatorDisputeFilter) {
  const ofStatement = {
    ...(agreementId === undefined ? {} : { agreementId }),
    ...(period === undefined ? {} : { period }),
  };
  const contains = { contains: search ?? "", mode: "insensitive" as const };
  return {
    ...(statuses === undefined ? {} : { status: { in: [...statuses] } }),
    ...(operatorId === undefined ? {} : { operatorId }),
    statement: ofStatement,
    ...(search === undefined ? {} : { OR: [{ number: contains }, { statement: { number: contains } }] }),
  };
}
