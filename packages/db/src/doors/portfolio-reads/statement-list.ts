import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type StatementScope, statementStanding } from "../operator-reads/statement-standing.ts";
import { type Reader, readRows } from "./reader.ts";

/** What has become of a statement: by its payments, or by its operator's review. */
export type ListedState = "unpaid" | "overdue" | "paid" | "contested" | "accepted" | "to-review";

/** Which statements of all operators. Every field given has to hold. */
export interface StatementListFilter {
  readonly operatorId?: string;
  readonly agreementId?: string;
  /** One period. */
  readonly period?: string;
  /** One whole number. */
  readonly number?: string;
  /** Part of a number. */
  readonly search?: string;
  readonly state?: ListedState;
}

export const STATEMENT_LIST_SORTS = ["period", "due", "gross", "open"] as const;
export type StatementListSort = (typeof STATEMENT_LIST_SORTS)[number];

export interface StatementListQuery extends StatementListFilter {
  /** The instant by which a statement is due or overdue. */
  readonly at: Date;
  readonly sort: StatementListSort;
  readonly isDescending: boolean;
  readonly limit: number;
  readonly offset: number;
}

const listedStatement = z.object({
  operatorId: z.string(),
  operatorName: z.string(),
  agreementId: z.string(),
  number: z.string(),
  version: z.int(),
  period: z.string(),
  zone: z.string(),
  currency: z.string(),
  netMicros: z.bigint(),
  taxMicros: z.bigint(),
  grossMicros: z.bigint(),
  isProvisional: z.boolean(),
  issuedAt: z.date(),
  /** YYYY-MM-DD in the statement's zone. */
  dueOn: z.string(),
  /** In the currency it is paid in. */
  owedCurrency: z.string(),
  owedMicros: z.bigint(),
  paidMicros: z.bigint(),
  overdueMicros: z.bigint(),
  review: z.enum(["to-review", "accepted", "contested"]),
});

/** The latest version of an operator's statement, as it stands. */
export type ListedStatement = z.infer<typeof listedStatement>;

/** One page of all operators' statements, the latest version of each number. */
export function statementList(reader: Reader, request: StatementListQuery): Promise<ListedStatement[]> {
  const { at, sort, isDescending, limit, offset } = request;
  const query = Prisma.sql`
    SELECT operator_id AS "operatorId", operator.name AS "operatorName", agreement_id AS "agreementId",
      number, version, period, zone, statement.currency, net_micros AS "netMicros", tax_micros AS "taxMicros",
      gross_micros AS "grossMicros", is_provisional AS "isProvisional", issued_at AS "issuedAt",
      to_char(due_on, 'YYYY-MM-DD') AS "dueOn", owed_currency AS "owedCurrency", owed_micros AS "owedMicros",
      paid_micros AS "paidMicros", overdue_micros AS "overdueMicros", review
    FROM (${statementStanding(at, scopeOf(request))}) statement JOIN operator ON operator.id = operator_id
    WHERE ${isIn(request.state)}
    ORDER BY ${SORTED[sort]} ${isDescending ? Prisma.sql`DESC` : Prisma.sql`ASC`}, number
    LIMIT ${limit} OFFSET ${offset}`;
  return readRows(reader, query, listedStatement);
}

const statementSum = z.object({
  currency: z.string(),
  count: z.int(),
  owedMicros: z.bigint(),
  paidMicros: z.bigint(),
  openMicros: z.bigint(),
  overdueMicros: z.bigint(),
});

/** What the statements of a filter come to in one currency they are paid in. */
export type StatementSum = z.infer<typeof statementSum>;

/** Adds up what a list of statements shows on all its pages. */
export function statementSums(
  reader: Reader,
  request: StatementListFilter & { readonly at: Date },
): Promise<StatementSum[]> {
  const query = Prisma.sql`
    SELECT owed_currency AS currency, count(*)::int AS count, sum(owed_micros)::bigint AS "owedMicros",
      sum(paid_micros)::bigint AS "paidMicros", sum(owed_micros - paid_micros)::bigint AS "openMicros",
      sum(overdue_micros)::bigint AS "overdueMicros"
    FROM (${statementStanding(request.at, scopeOf(request))}) statement
    WHERE ${isIn(request.state)}
    GROUP BY owed_currency ORDER BY owed_currency`;
  return readRows(reader, query, statementSum);
}

const SORTED: Readonly<Record<StatementListSort, Prisma.Sql>> = {
  period: Prisma.sql`period`,
  due: Prisma.sql`due_on`,
  gross: Prisma.sql`owed_micros`,
  open: Prisma.sql`owed_micros - paid_micros`,
};

/** What holds of every version of a number narrows the rows before anything is added up. */
function scopeOf({ operatorId, agreementId, period, number, search }: StatementListFilter): StatementScope {
  const all = [Prisma.sql`TRUE`];
  if (operatorId !== undefined) all.push(Prisma.sql`operator_id = ${operatorId}`);
  if (agreementId !== undefined) all.push(Prisma.sql`agreement_id = ${agreementId}`);
  if (period !== undefined) all.push(Prisma.sql`period = ${period}`);
  if (number !== undefined) all.push(Prisma.sql`number = ${number}`);
  if (search !== undefined) all.push(Prisma.sql`strpos(lower(number), lower(${search})) > 0`);
  return { statements: Prisma.join(all, " AND "), disputes: Prisma.sql`TRUE` };
}

function isIn(state: ListedState | undefined): Prisma.Sql {
  switch (state) {
    case undefined:
      return Prisma.sql`TRUE`;
    case "unpaid":
      return Prisma.sql`paid_micros < owed_micros`;
    case "paid":
      return Prisma.sql`paid_micros >= owed_micros`;
    case "overdue":
      return Prisma.sql`overdue_micros > 0`;
    default:
      return Prisma.sql`review = ${state}`;
  }
}
