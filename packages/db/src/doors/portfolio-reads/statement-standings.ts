import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type Reader, readRows } from "./reader.ts";
import type { PeriodRange } from "./standing-runs.ts";

const statementStanding = z.object({
  operatorId: z.string(),
  agreementId: z.string(),
  period: z.string(),
  number: z.string(),
  version: z.int(),
  currency: z.string(),
  netMicros: z.bigint(),
  grossMicros: z.bigint(),
  dueOn: z.date(),
  /** What it is paid in, as `openMicros` and `paidMicros` are. */
  paidCurrency: z.string(),
  openMicros: z.bigint(),
  paidMicros: z.bigint(),
  isContested: z.boolean(),
});

/** What became of one operator's latest statement of a period. */
export type StatementStanding = z.infer<typeof statementStanding>;

/** The latest statements of a range of periods, of all operators or of some, with what the books say. */
export function statementStandings(
  reader: Reader,
  { currency, from, to, operatorIds }: PeriodRange & { readonly operatorIds?: readonly string[] },
): Promise<StatementStanding[]> {
  const ids = operatorIds === undefined ? null : [...operatorIds];
  const query = Prisma.sql`
    WITH latest AS (
      SELECT DISTINCT ON (statement.operator_id, statement.number)
        statement.operator_id, statement.agreement_id, statement.period, statement.number, statement.version,
        statement.currency, statement.net_micros, statement.gross_micros, statement.due_on
      FROM statement
      WHERE statement.currency = ${currency} AND statement.period BETWEEN ${from} AND ${to}
        AND (${ids}::text[] IS NULL OR statement.operator_id = ANY (${ids}::text[]))
      ORDER BY statement.operator_id, statement.number, statement.version DESC
    ), booked AS (
      SELECT posting.party, entry.agreement_id, entry.period, max(posting.currency) AS currency,
        sum(posting.amount_micros)::bigint AS open,
        coalesce(-sum(posting.amount_micros) FILTER (WHERE entry.kind = 'operator-paid'), 0)::bigint AS paid
      FROM ledger_posting posting JOIN ledger_transaction entry ON entry.id = posting.transaction_id
      WHERE posting.account = 'operator-receivable' AND entry.period BETWEEN ${from} AND ${to}
        AND (${ids}::text[] IS NULL OR posting.party = ANY (${ids}::text[]))
      GROUP BY posting.party, entry.agreement_id, entry.period
    ), contested AS (
      SELECT DISTINCT statement.operator_id, statement.number
      FROM operator_dispute dispute
      JOIN statement ON statement.operator_id = dispute.operator_id AND statement.id = dispute.statement_id
      WHERE dispute.status IN ('open', 'in_review')
    )
    SELECT latest.operator_id AS "operatorId", latest.agreement_id AS "agreementId", latest.period,
      latest.number, latest.version, latest.currency, latest.net_micros AS "netMicros",
      latest.gross_micros AS "grossMicros", latest.due_on AS "dueOn",
      coalesce(booked.currency, latest.currency) AS "paidCurrency", coalesce(booked.open, 0) AS "openMicros",
      coalesce(booked.paid, 0) AS "paidMicros", contested.number IS NOT NULL AS "isContested"
    FROM latest
    LEFT JOIN booked ON booked.party = latest.operator_id AND booked.agreement_id = latest.agreement_id
      AND booked.period = latest.period
    LEFT JOIN contested ON contested.operator_id = latest.operator_id AND contested.number = latest.number
    ORDER BY latest.operator_id, latest.period, latest.agreement_id`;
  return readRows(reader, query, statementStanding);
}
