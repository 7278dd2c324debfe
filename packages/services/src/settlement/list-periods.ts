import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { PeriodSettlement } from "@tributary/db/doors/portfolio-reads/period-settlements";
import {
  type NextStep,
  nextStep,
  type PeriodStatus,
  periodStatus,
} from "@tributary/domain/settlement/period-status";

export interface PeriodRow extends PeriodSettlement {
  readonly status: PeriodStatus;
  readonly next: NextStep;
}

export const PERIOD_SORTS = ["period", "agreement", "match", "money", "variance"] as const;
export type PeriodSort = (typeof PERIOD_SORTS)[number];

export interface PeriodListRequest {
  readonly agreementId?: string;
  readonly period?: string;
  readonly status?: PeriodStatus;
  readonly sort: PeriodSort;
  readonly isDescending: boolean;
  readonly page: number;
  readonly pageSize: number;
  readonly at: Date;
}

export interface PeriodList {
  readonly rows: readonly PeriodRow[];
  /** All that the filter lets through. */
  readonly total: number;
  /** Of all periods: what there is to filter by. */
  readonly statuses: ReadonlyMap<PeriodStatus, number>;
  readonly agreements: readonly { readonly id: string; readonly name: string }[];
  readonly periods: readonly string[];
}

/**
 * Lists where every agreement's months stand. The database sums what is below a month; what is left is one
 * row per agreement and month, and those are few.
 */
export async function listPeriods(db: PortfolioDb, request: PeriodListRequest): Promise<PeriodList> {
  const { agreementId, period, status, page, pageSize } = request;
  const all = (await db.reads.periodSettlements({ today: dayOf(request.at) })).map(asRow);
  const found = all
    .filter((row) => agreementId === undefined || row.agreementId === agreementId)
    .filter((row) => period === undefined || row.period === period)
    .filter((row) => status === undefined || row.status === status)
    .sort(orderOf(request));
  const statuses = new Map<PeriodStatus, number>();
  for (const row of all) statuses.set(row.status, (statuses.get(row.status) ?? 0) + 1);
  const agreements = new Map(all.map((row) => [row.agreementId, row.agreementName]));
  return {
    rows: found.slice((page - 1) * pageSize, page * pageSize),
    total: found.length,
    statuses,
    agreements: [...agreements].map(([id, name]) => ({ id, name })).sort(byName),
    periods: [...new Set(all.map((row) => row.period))].sort().reverse(),
  };
}

/** One month of one agreement; null when nothing is there. */
export async function findPeriod(
  db: PortfolioDb,
  { agreementId, period, at }: { readonly agreementId: string; readonly period: string; readonly at: Date },
): Promise<PeriodRow | null> {
  const [row] = await db.reads.periodSettlements({ agreementId, period, today: dayOf(at) });
  return row === undefined ? null : asRow(row);
}

function asRow(row: PeriodSettlement): PeriodRow {
  return { ...row, status: periodStatus(row), next: nextStep(row) };
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}

function orderOf({ sort, isDescending }: PeriodListRequest) {
  const direction = isDescending ? -1 : 1;
  return (one: PeriodRow, other: PeriodRow): number =>
    direction * compare(one, other, sort) ||
    (one.period === other.period ? byName(nameOf(one), nameOf(other)) : one.period < other.period ? 1 : -1);
}

function compare(one: PeriodRow, other: PeriodRow, sort: PeriodSort): number {
  switch (sort) {
    case "period":
      return order(one.period, other.period);
    case "agreement":
      return byName(nameOf(one), nameOf(other));
    case "match":
      return order(unmatched(one), unmatched(other));
    case "money":
      return order(one.openMicros, other.openMicros);
    case "variance":
      return order(one.varianceMicros, other.varianceMicros);
  }
}

/** A million times the share that differs; what was not compared yet counts as nothing. */
function unmatched({ matchedMicros, invoiceMicros }: PeriodRow): bigint {
  if (matchedMicros === null || invoiceMicros === null || invoiceMicros === 0n) return -1n;
  return ((invoiceMicros - matchedMicros) * 1_000_000n) / invoiceMicros;
}

function nameOf({ agreementId, agreementName }: PeriodRow) {
  return { id: agreementId, name: agreementName };
}

function byName(one: { id: string; name: string }, other: { id: string; name: string }): number {
  return order(one.name, other.name) || order(one.id, other.id);
}

function order<T extends string | bigint>(one: T, other: T): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
