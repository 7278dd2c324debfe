import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type Reader, readRows } from "./reader.ts";

/** Which exceptions of one agreement's period, and where the page begins. Every field given has to hold. */
export interface ExceptionPageQuery {
  readonly agreementId: string;
  readonly period: string;
  readonly status?: string;
  readonly cause?: string;
  readonly lineCode?: string;
  /** The line is referred to the operator, or the operator bears a part of the difference. */
  readonly operatorId?: string;
  readonly decidedBy?: string;
  readonly createdBefore?: Date;
  /** Only differences of at least this amount, either way. */
  readonly minimumMicros?: bigint;
  /** By the largest difference and then the oldest, or by the oldest alone. */
  readonly sort: "money" | "age";
  /** The last row of the page before. */
  readonly after?: ExceptionPlace;
  readonly limit: number;
}

/** Where an exception stands in the order of its queue. */
export interface ExceptionPlace {
  readonly magnitudeMicros: bigint;
  readonly createdAt: Date;
  readonly id: string;
}

const exceptionRow = z.object({
  id: z.string(),
  key: z.string(),
  lineCode: z.string().nullable(),
  operatorId: z.string().nullable(),
  billedMicros: z.bigint(),
  expectedMicros: z.bigint(),
  deltaMicros: z.bigint(),
  currency: z.string(),
  cause: z.string(),
  explanation: z.string(),
  comparison: z.unknown(),
  status: z.string(),
  reason: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.date().nullable(),
  createdAt: z.date(),
  invoiceNumber: z.string(),
  disputeNumber: z.string().nullable(),
  disputeStatus: z.string().nullable(),
});

export type ExceptionRow = z.infer<typeof exceptionRow>;

/** One page of a period's exceptions in the order in which they are worth a person's time. */
export function exceptionPage(reader: Reader, query: ExceptionPageQuery): Promise<ExceptionRow[]> {
  const order =
    query.sort === "money"
      ? Prisma.sql`abs(found.delta_micros) DESC, found.created_at, found.id`
      : Prisma.sql`found.created_at, found.id`;
  const sql = Prisma.sql`
    SELECT found.id, found.key, found.line_code AS "lineCode", found.operator_id AS "operatorId",
      found.billed_micros AS "billedMicros", found.expected_micros AS "expectedMicros",
      found.delta_micros AS "deltaMicros", invoice.currency, found.cause, found.explanation, found.comparison,
      found.status, found.reason, found.decided_by AS "decidedBy", found.decided_at AS "decidedAt",
      found.created_at AS "createdAt", invoice.number AS "invoiceNumber",
      dispute.number AS "disputeNumber", dispute.status AS "disputeStatus"
    FROM discrepancy found
      JOIN mno_invoice invoice ON invoice.id = found.invoice_id
      LEFT JOIN dispute ON dispute.id = found.dispute_id
    WHERE ${Prisma.join(conditionsOf(query), " AND ")}
    ORDER BY ${order}
    LIMIT ${query.limit}`;
  return readRows(reader, sql, exceptionRow);
}

function conditionsOf(query: ExceptionPageQuery): Prisma.Sql[] {
  const { agreementId, period, status, cause, lineCode, operatorId, decidedBy, createdBefore } = query;
  const { minimumMicros, after } = query;
  return [
    Prisma.sql`found.agreement_id = ${agreementId}`,
    Prisma.sql`found.period = ${period}`,
    Prisma.sql`invoice.status <> 'superseded'`,
    ...optional(status, (value) => Prisma.sql`found.status = ${value}`),
    ...optional(cause, (value) => Prisma.sql`found.cause = ${value}`),
    ...optional(lineCode, (value) => Prisma.sql`found.line_code = ${value}`),
    ...optional(operatorId, concerns),
    ...optional(decidedBy, (value) => Prisma.sql`found.decided_by = ${value}`),
    ...optional(createdBefore, (value) => Prisma.sql`found.created_at < ${value}`),
    ...optional(minimumMicros, (value) => Prisma.sql`abs(found.delta_micros) >= ${value}`),
    ...optional(after, (place) => behind(place, query.sort)),
  ];
}

function optional<T>(value: T | undefined, condition: (value: T) => Prisma.Sql): Prisma.Sql[] {
  return value === undefined ? [] : [condition(value)];
}

function concerns(operatorId: string): Prisma.Sql {
  const part = JSON.stringify([{ operatorId }]);
  return Prisma.sql`(found.operator_id = ${operatorId} OR found.comparison -> 'parts' @> ${part}::jsonb)`;
}

function behind({ magnitudeMicros, createdAt, id }: ExceptionPlace, sort: "money" | "age"): Prisma.Sql {
  const younger = Prisma.sql`(found.created_at, found.id) > (${createdAt}, ${id}::uuid)`;
  if (sort === "age") return younger;
  return Prisma.sql`(abs(found.delta_micros) < ${magnitudeMicros}
    OR (abs(found.delta_micros) = ${magnitudeMicros} AND ${younger}))`;
}
