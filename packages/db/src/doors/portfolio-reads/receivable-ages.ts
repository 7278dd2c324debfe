import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { owedVersions } from "../operator-reads/statement-standing.ts";
import { type Reader, readRows } from "./reader.ts";

const ages = {
  currency: z.string(),
  /** Not due yet, then overdue by 1–30, 31–60, 61–90 and more days. */
  currentMicros: z.bigint(),
  to30Micros: z.bigint(),
  to60Micros: z.bigint(),
  to90Micros: z.bigint(),
  olderMicros: z.bigint(),
  /** Paid beyond what was claimed: zero or negative. */
  creditMicros: z.bigint(),
  totalMicros: z.bigint(),
};

const receivableAge = z.object({ operatorId: z.string(), operatorName: z.string(), ...ages });
const receivableSum = z.object({ operators: z.int(), ...ages });

/** What one operator has not paid, in one currency, by how long it is overdue. */
export type ReceivableAge = z.infer<typeof receivableAge>;
export type ReceivableSum = z.infer<typeof receivableSum>;

/** One page of what operators owe, the largest first. What is settled does not appear. */
export function receivableAges(
  reader: Reader,
  { at, limit, offset }: { readonly at: Date; readonly limit: number; readonly offset: number },
): Promise<ReceivableAge[]> {
  const query = Prisma.sql`
    SELECT operator_id AS "operatorId", operator.name AS "operatorName", account.currency, ${BUCKETS}
    FROM (${accounts(at)}) account JOIN operator ON operator.id = operator_id
    ORDER BY total DESC, operator_id, account.currency LIMIT ${limit} OFFSET ${offset}`;
  return readRows(reader, query, receivableAge);
}

/** The same over all operators, one row per currency. */
export function receivableSums(reader: Reader, { at }: { readonly at: Date }): Promise<ReceivableSum[]> {
  const query = Prisma.sql`
    SELECT operators, currency, ${BUCKETS} FROM (
      SELECT currency, count(*)::int AS operators, sum(current)::bigint AS current, sum(to30)::bigint AS to30,
        sum(to60)::bigint AS to60, sum(to90)::bigint AS to90, sum(older)::bigint AS older,
        sum(credit)::bigint AS credit, sum(total)::bigint AS total
      FROM (${accounts(at)}) account GROUP BY currency
    ) account ORDER BY currency`;
  return readRows(reader, query, receivableSum);
}

const BUCKETS = Prisma.sql`current AS "currentMicros", to30 AS "to30Micros", to60 AS "to60Micros",
  to90 AS "to90Micros", older AS "olderMicros", credit AS "creditMicros", total AS "totalMicros"`;

/**
 * Each operator's account by age and currency. A later version of a statement claims what it adds, due on
 * its own date; payments and lowered amounts settle what was due first, as `openItemsOf` of the domain does.
 */
function accounts(at: Date): Prisma.Sql {
  return Prisma.sql`
    SELECT operator_id, currency,
      coalesce(sum(open) FILTER (WHERE late <= 0), 0)::bigint AS current,
      coalesce(sum(open) FILTER (WHERE late BETWEEN 1 AND 30), 0)::bigint AS to30,
      coalesce(sum(open) FILTER (WHERE late BETWEEN 31 AND 60), 0)::bigint AS to60,
      coalesce(sum(open) FILTER (WHERE late BETWEEN 61 AND 90), 0)::bigint AS to90,
      coalesce(sum(open) FILTER (WHERE late > 90), 0)::bigint AS older,
      sum(credit)::bigint AS credit, (sum(open) + sum(credit))::bigint AS total
    FROM (
      SELECT operator_id, owed_currency AS currency,
        (${at}::timestamptz AT TIME ZONE zone)::date - due_on AS late,
        greatest(least(claimed, claimed_so_far - settled), 0) AS open,
        CASE WHEN is_last THEN least(claimed_in_all - settled, 0) ELSE 0 END AS credit
      FROM (
        SELECT claim.*, sum(claimed) OVER (number_claims ORDER BY due_on, version) AS claimed_so_far,
          sum(claimed) OVER number_claims AS claimed_in_all,
          sum(lowered + paid) OVER number_claims AS settled,
          version = max(version) OVER number_claims AS is_last
        FROM (
          SELECT version.*, greatest(added, 0) AS claimed, greatest(-added, 0) AS lowered,
            coalesce((
              SELECT sum(payment.amount_micros) FROM statement_payment payment
              WHERE (payment.operator_id, payment.statement_id) = (version.operator_id, version.id)
            ), 0) AS paid
          FROM (
            SELECT owed.*,
              owed_micros - coalesce(lag(owed_micros) OVER (PARTITION BY number ORDER BY version), 0) AS added
            FROM (${owedVersions({ statements: Prisma.sql`TRUE`, disputes: Prisma.sql`TRUE` })}) owed
          ) version
        ) claim
        WINDOW number_claims AS (PARTITION BY number)
      ) item
    ) open_item
    GROUP BY operator_id, currency HAVING bool_or(open <> 0 OR credit <> 0)`;
}
