import type { OperatorDb } from "@tributary/db/doors/operator-db";
import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { AlertStatus, Driver, Excuse, Settings } from "@tributary/domain/alert/types";
import { DomainError } from "@tributary/domain/error";
import { lastRule } from "./last-rule.ts";
import { portfolioBook } from "./portfolio-book.ts";
import { readDrivers, readExcuse } from "./stored-finding.ts";
import { usageBook } from "./usage-book.ts";

export interface ShownAlert {
  readonly id: string;
  readonly detector: string;
  readonly subject: string;
  readonly severity: string;
  readonly status: AlertStatus;
  readonly operatorId: string | null;
  readonly currency: string | null;
  readonly atRiskMicros: bigint | null;
  readonly measured: bigint;
  readonly limit: bigint;
  readonly usual: bigint | null;
  readonly unit: string;
  readonly drivers: readonly Driver[];
  readonly excuse: Excuse;
  readonly openedAt: Date;
  readonly snoozedUntil: Date | null;
  readonly closedAt: Date | null;
  readonly events: readonly {
    readonly id: string;
    readonly occurredAt: Date;
    readonly actor: string;
    readonly kind: string;
    readonly note: string;
  }[];
  /** What has been changed for its subject alone; null = nothing. */
  readonly rule: { readonly version: number; readonly settings: Settings; readonly reason: string } | null;
}

const MISSING = "There is no such alert: go back to the list.";
const EVENT = { id: true, occurredAt: true, actor: true, kind: true, note: true } as const;
const IN_ORDER = [{ occurredAt: "asc" }, { id: "asc" }] as const;

/**
 * Shows one of the portfolio's alerts, with what drives it and what happened to it.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function showAlert(db: PortfolioDb, id: string): Promise<ShownAlert> {
  const row = await db.alert.findUnique({
    where: { id },
    include: { events: { select: EVENT, orderBy: [...IN_ORDER] } },
  });
  if (row === null) throw new DomainError("NOT_FOUND", MISSING);
  const rule = (await lastRule(portfolioBook(db), row.detector, row.subject)) ?? null;
  return shown(row, rule);
}

/**
 * Shows one of an operator's own alerts.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, in the same words for a sibling's and for one that does not exist.
 */
export async function showUsageAlert(
  db: OperatorDb,
  id: string,
): Promise<ShownAlert & { readonly subscriberNumber: string | null }> {
  const row = await db.shared.usageAlert.findFirst({
    where: { id },
    include: {
      events: { select: EVENT, orderBy: [...IN_ORDER] },
      subscriber: { select: { number: true } },
    },
  });
  if (row === null) throw new DomainError("NOT_FOUND", MISSING);
  const rule = (await lastRule(usageBook(db.shared, db.operatorId), row.detector, row.subject)) ?? null;
  return { ...shown(row, rule), subscriberNumber: row.subscriber?.number ?? null };
}

type Row = Omit<ShownAlert, "status" | "limit" | "drivers" | "excuse" | "rule"> & {
  readonly status: string;
  readonly limitValue: bigint;
  readonly drivers: unknown;
  readonly excuse: unknown;
};

function shown(row: Row, rule: ShownAlert["rule"]): ShownAlert {
  return {
    ...row,
    status: row.status as AlertStatus,
    limit: row.limitValue,
    drivers: readDrivers(row.drivers),
    excuse: readExcuse(row.excuse),
    rule,
  };
}
