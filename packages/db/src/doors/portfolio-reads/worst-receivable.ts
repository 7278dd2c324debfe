import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type Reader, readRows } from "./reader.ts";

const worstReceivable = z.object({
  number: z.string(),
  operatorId: z.string(),
  period: z.string(),
  dueOn: z.date(),
});

/** The statement with the most money that is past its due date. */
export type WorstReceivable = z.infer<typeof worstReceivable>;

/** Finds what an operator owes longest and most: of all overdue statements the one with the most open. */
export async function findWorstReceivable(
  reader: Reader,
  { currency, to, at }: { readonly currency: string; readonly to: string; readonly at: Date },
): Promise<WorstReceivable | null> {
  const query = Prisma.sql`
    WITH open AS (
      SELECT posting.party, entry.agreement_id, entry.period, sum(posting.amount_micros) AS micros
      FROM ledger_posting posting JOIN ledger_transaction entry ON entry.id = posting.transaction_id
      WHERE posting.account = 'operator-receivable' AND entry.period <= ${to}
      GROUP BY posting.party, entry.agreement_id, entry.period
      HAVING sum(posting.amount_micros) > 0
    )
    SELECT latest.number, latest.operator_id AS "operatorId", latest.period, latest.due_on AS "dueOn"
    FROM (
      SELECT DISTINCT ON (statement.operator_id, statement.number)
        statement.operator_id, statement.agreement_id, statement.period, statement.number, statement.due_on
      FROM statement WHERE statement.currency = ${currency} AND statement.period <= ${to}
      ORDER BY statement.operator_id, statement.number, statement.version DESC
    ) latest JOIN open ON open.party = latest.operator_id AND open.agreement_id = latest.agreement_id
      AND open.period = latest.period
    WHERE latest.due_on < ${at}::date
    ORDER BY open.micros DESC, latest.due_on, latest.number LIMIT 1`;
  const [worst] = await readRows(reader, query, worstReceivable);
  return worst ?? null;
}
