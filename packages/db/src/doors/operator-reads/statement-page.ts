import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type Reader, readRows } from "../portfolio-reads/reader.ts";
import { statementStanding } from "./statement-standing.ts";

/** What has to be done about a statement, or is done. */
export type StatementState = "to-review" | "accepted" | "contested" | "due-soon" | "overdue" | "paid";

export interface StatementFilter {
  readonly states?: readonly StatementState[];
  /** One whole number. */
  readonly number?: string;
  /** Part of a number, which holds the period too. */
  readonly search?: string;
}

export type StatementOrder = "period" | "-period" | "due" | "-due" | "gross" | "-gross";

export interface StatementPageRequest extends StatementFilter {
  /** The instant by which a statement is due or overdue. */
  readonly at: Date;
  readonly order: StatementOrder;
  readonly limit: number;
  readonly offset: number;
}

const statementRow = z.object({
  number: z.string(),
  version: z.int(),
  period: z.string(),
  zone: z.string(),
  currency: z.string(),
  netMicros: z.bigint(),
  taxMicros: z.bigint(),
  grossMicros: z.bigint(),
  issuedAt: z.date(),
  /** YYYY-MM-DD in the statement's zone. */
  dueOn: z.string(),
  owedCurrency: z.string(),
  owedMicros: z.bigint(),
  paidMicros: z.bigint(),
  overdueMicros: z.bigint(),
  review: z.enum(["to-review", "accepted", "contested"]),
  /** Rows the filter lets through, on all pages. */
  total: z.int(),
});

/** The latest version of one of the operator's statements, as it stands. */
export type StatementRow = z.infer<typeof statementRow>;

/** Lists the operator's statements, the latest version of each number. */
export function statementPage(reader: Reader, request: StatementPageRequest): Promise<StatementRow[]> {
  const { at, order, limit, offset } = request;
  const query = Prisma.sql`
    SELECT number, version, period, zone, currency, net_micros AS "netMicros", tax_micros AS "taxMicros",
      gross_micros AS "grossMicros", issued_at AS "issuedAt", to_char(due_on, 'YYYY-MM-DD') AS "dueOn",
      owed_currency AS "owedCurrency", owed_micros AS "owedMicros", paid_micros AS "paidMicros",
      overdue_micros AS "overdueMicros", review, (count(*) OVER ())::int AS total
    FROM (${statementStanding(at)}) statement
    WHERE ${conditions(request)}
    ORDER BY ${ORDERS[order]}, number
    LIMIT ${limit} OFFSET ${offset}`;
  return readRows(reader, query, statementRow);
}

const ORDERS: Readonly<Record<StatementOrder, Prisma.Sql>> = {
  period: Prisma.sql`period`,
  "-period": Prisma.sql`period DESC`,
  due: Prisma.sql`due_on`,
  "-due": Prisma.sql`due_on DESC`,
  gross: Prisma.sql`owed_micros`,
  "-gross": Prisma.sql`owed_micros DESC`,
};

function conditions({ states = [], number, search = "", at }: StatementPageRequest): Prisma.Sql {
  const all = [Prisma.sql`strpos(lower(number), lower(${search})) > 0`];
  if (number !== undefined) all.push(Prisma.sql`number = ${number}`);
  if (states.length > 0)
    all.push(
      Prisma.sql`(${Prisma.join(
        states.map((state) => isIn(state, at)),
        " OR ",
      )})`,
    );
  return Prisma.join(all, " AND ");
}

const DUE_SOON_DAYS = 7;

function isIn(state: StatementState, at: Date): Prisma.Sql {
  const today = Prisma.sql`(${at}::timestamptz AT TIME ZONE zone)::date`;
  switch (state) {
    case "paid":
      return Prisma.sql`owed_micros > 0 AND paid_micros >= owed_micros`;
    case "overdue":
      return Prisma.sql`overdue_micros > 0`;
    case "due-soon":
      return Prisma.sql`overdue_micros = 0 AND paid_micros < owed_micros
        AND due_on BETWEEN ${today} AND ${today} + ${DUE_SOON_DAYS}::int`;
    default:
      return Prisma.sql`review = ${state}`;
  }
}
