import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type Reader, readRows } from "./reader.ts";

const alertRow = z.object({
  id: z.string(),
  operatorId: z.string().nullable(),
  detector: z.string(),
  severity: z.string(),
  status: z.string(),
  currency: z.string().nullable(),
  atRiskMicros: z.bigint().nullable(),
  measured: z.bigint(),
  limit: z.bigint(),
  usual: z.bigint().nullable(),
  unit: z.string(),
  drivers: z.unknown(),
  openedAt: z.date(),
  snoozedUntil: z.date().nullable(),
  closedAt: z.date().nullable(),
  /** Alerts the filter lets through, on all pages. */
  total: z.int(),
});

export type AlertRow = z.infer<typeof alertRow>;

export interface AlertFilter {
  /** Empty or absent: any. */
  readonly statuses?: readonly string[] | undefined;
  readonly severities?: readonly string[] | undefined;
  readonly detectors?: readonly string[] | undefined;
}

export const ALERT_SORTS = ["urgency", "money", "age"] as const;

export interface AlertPageQuery extends AlertFilter {
  readonly sort: (typeof ALERT_SORTS)[number];
  readonly isDescending: boolean;
  readonly limit: number;
  readonly offset: number;
}

/** One page of alerts: by severity, then money, then age; or by one of the latter two. */
export function alertPage(reader: Reader, query: AlertPageQuery): Promise<AlertRow[]> {
  const sql = Prisma.sql`
    SELECT ${COLUMNS}, (count(*) OVER ())::int AS total FROM alert
    WHERE ${filtered(query)} ORDER BY ${ordered(query)} LIMIT ${query.limit} OFFSET ${query.offset}`;
  return readRows(reader, sql, alertRow);
}

/** The same of one operator's own alerts, through its door. */
export function usageAlertPage(reader: Reader, query: AlertPageQuery): Promise<AlertRow[]> {
  const sql = Prisma.sql`
    SELECT ${COLUMNS}, (count(*) OVER ())::int AS total FROM usage_alert
    WHERE ${filtered(query)} ORDER BY ${ordered(query)} LIMIT ${query.limit} OFFSET ${query.offset}`;
  return readRows(reader, sql, alertRow);
}

const COLUMNS = Prisma.sql`id, operator_id AS "operatorId", detector, severity, status, currency,
  at_risk_micros AS "atRiskMicros", measured, limit_value AS "limit", usual, unit, drivers,
  opened_at AS "openedAt", snoozed_until AS "snoozedUntil", closed_at AS "closedAt"`;

function filtered({ statuses, severities, detectors }: AlertFilter): Prisma.Sql {
  const among = (column: Prisma.Sql, values: readonly string[] | undefined) =>
    values === undefined || values.length === 0 ? [] : [Prisma.sql`${column} = ANY(${[...values]}::text[])`];
  return Prisma.join(
    [
      Prisma.sql`true`,
      ...among(Prisma.sql`status`, statuses),
      ...among(Prisma.sql`severity`, severities),
      ...among(Prisma.sql`detector`, detectors),
    ],
    " AND ",
  );
}

function ordered({ sort, isDescending }: AlertPageQuery): Prisma.Sql {
  const way = isDescending ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const money = Prisma.sql`coalesce(at_risk_micros, 0)`;
  if (sort === "money") return Prisma.sql`${money} ${way}, opened_at, id`;
  // Old is what was opened early: the greatest age first is the least instant first.
  if (sort === "age") return Prisma.sql`opened_at ${isDescending ? Prisma.sql`ASC` : Prisma.sql`DESC`}, id`;
  const rank = Prisma.sql`array_position(ARRAY['notice', 'warning', 'critical'], severity)`;
  return Prisma.sql`${rank} ${way}, ${money} DESC, opened_at, id`;
}
