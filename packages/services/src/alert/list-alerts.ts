import type { AlertPageQuery, AlertRow } from "@tributary/db/doors/portfolio-reads/alert-page";
import type { Driver } from "@tributary/domain/alert/types";
import { readDrivers } from "./stored-finding.ts";

export interface AlertsRequest extends Omit<AlertPageQuery, "limit" | "offset"> {
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
}

export interface ListedAlert extends Omit<AlertRow, "drivers" | "total"> {
  readonly drivers: readonly Driver[];
}

export interface AlertList {
  readonly rows: readonly ListedAlert[];
  readonly total: number;
  /** Of everything that is open, by severity, whatever is listed. */
  readonly open: Readonly<Record<string, number>>;
  /** When the detectors last looked; null = never. */
  readonly lookedAt: Date | null;
}

/** What either door lists its alerts by. */
export interface AlertLister {
  page(query: AlertPageQuery): Promise<AlertRow[]>;
  openBySeverity(): Promise<readonly { readonly severity: string; readonly _count: number }[]>;
  lastRun(): Promise<{ readonly ranAt: Date | null } | null>;
}

/** Lists alerts: those that wait with most urgency first, unless something else is asked for. */
export async function listAlerts(
  lister: AlertLister,
  { page, pageSize, ...query }: AlertsRequest,
): Promise<AlertList> {
  const [rows, open, last] = await Promise.all([
    lister.page({ ...query, limit: pageSize, offset: (page - 1) * pageSize }),
    lister.openBySeverity(),
    lister.lastRun(),
  ]);
  return {
    rows: rows.map(({ total: _, drivers, ...row }) => ({ ...row, drivers: readDrivers(drivers) })),
    total: rows[0]?.total ?? 0,
    open: Object.fromEntries(open.map(({ severity, _count }) => [severity, _count])),
    lookedAt: last?.ranAt ?? null,
  };
}
