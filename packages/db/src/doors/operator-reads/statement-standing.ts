import { Prisma } from "../../generated/shared/client.ts";

/** Whose statements: conditions on the columns of a statement, and on a dispute named `dispute`. */
export interface StatementScope {
  readonly statements: Prisma.Sql;
  readonly disputes: Prisma.Sql;
}

/** Those of the operator whose door it is. */
const OWN: StatementScope = {
  statements: Prisma.sql`operator_id = app_operator()`,
  disputes: Prisma.sql`dispute.operator_id = app_operator()`,
};

/**
 * Every version of the statements with what is owed by it, in the currency it is paid in. A subquery with the
 * statement's columns and zone, is_provisional, owed_currency, owed_net_micros, owed_micros.
 */
export function owedVersions({ statements }: StatementScope): Prisma.Sql {
  return Prisma.sql`
    SELECT id, operator_id, number, version, agreement_id, period, currency, net_micros, tax_micros,
      gross_micros,
      issued_at, due_on, document->>'zone' AS zone, (document->>'isProvisional')::boolean AS is_provisional,
      coalesce(document->'converted'->>'currency', currency) AS owed_currency,
      coalesce((document->'converted'->>'netMicros')::bigint, net_micros) AS owed_net_micros,
      coalesce((document->'converted'->>'grossMicros')::bigint, gross_micros) AS owed_micros
    FROM statement WHERE ${statements}`;
}

/** Of each number the latest version, with the columns of a version. */
export function latestStatements(scope = OWN): Prisma.Sql {
  return Prisma.sql`
    SELECT DISTINCT ON (number) * FROM (${owedVersions(scope)}) version ORDER BY number, version DESC`;
}

/**
 * How each statement stands at an instant: the columns of its latest version and paid_micros, overdue_micros,
 * review.
 *
 * A later version claims what it adds to the one before, due on its own date; payments and lowered amounts
 * settle what was due first, as `openItemsOf` of the domain does.
 */
export function statementStanding(at: Date, scope = OWN): Prisma.Sql {
  return Prisma.sql`
    SELECT latest.*, account.paid_micros,
      greatest(account.past_due_micros - account.lowered_micros - account.paid_micros, 0)::bigint
        AS overdue_micros,
      CASE
        WHEN contested.number IS NOT NULL THEN 'contested'
        WHEN accepted.statement_id IS NOT NULL THEN 'accepted'
        ELSE 'to-review'
      END AS review
    FROM (${latestStatements(scope)}) latest
    JOIN (${accounts(at, scope)}) account ON account.number = latest.number
    LEFT JOIN statement_acceptance accepted
      ON (accepted.operator_id, accepted.statement_id) = (latest.operator_id, latest.id)
    LEFT JOIN (
      SELECT DISTINCT disputed.number FROM operator_dispute dispute
      JOIN statement disputed
        ON (disputed.operator_id, disputed.id) = (dispute.operator_id, dispute.statement_id)
      WHERE ${scope.disputes} AND dispute.status IN ('open', 'in_review')
    ) contested ON contested.number = latest.number`;
}

/** By number: what fell due before the day of an instant, what later versions took off, what was paid. */
function accounts(at: Date, scope: StatementScope): Prisma.Sql {
  return Prisma.sql`
    SELECT number,
      coalesce(sum(greatest(added_micros, 0)) FILTER (
        WHERE due_on < (${at}::timestamptz AT TIME ZONE zone)::date
      ), 0) AS past_due_micros,
      sum(greatest(-added_micros, 0)) AS lowered_micros,
      sum(paid_micros)::bigint AS paid_micros
    FROM (
      SELECT version.*,
        owed_micros - coalesce(lag(owed_micros) OVER (PARTITION BY number ORDER BY version), 0)
          AS added_micros,
        coalesce((
          SELECT sum(payment.amount_micros) FROM statement_payment payment
          WHERE (payment.operator_id, payment.statement_id) = (version.operator_id, version.id)
        ), 0) AS paid_micros
      FROM (${owedVersions(scope)}) version
    ) claim GROUP BY number`;
}
