import type pg from "pg";
import { firstDay, partitionName } from "../../provision/months.ts";
import { usageSchema } from "../../roles/operator-code.ts";
import { type MonthPricing, pricingParameters } from "./month-pricing.ts";

/** One operator's month of usage (`YYYY-MM`, UTC); `suspense` has months as well. */
export interface UsageMonth {
  readonly operatorId: string;
  readonly month: string;
}

export interface MonthRewrite extends UsageMonth {
  readonly pricing: MonthPricing;
  /** Keys of the records that leave. */
  readonly leaving: readonly bigint[];
}

/**
 * Writes a month anew beside itself: every record but those that leave, priced anew where another price is
 * in force. It takes the month's place with {@link swapMonths}; until then, and for good when the
 * transaction fails, the old one stays. Answers how many records it has.
 */
export async function rewriteMonth(
  client: pg.ClientBase,
  { operatorId, month, pricing, leaving }: MonthRewrite,
): Promise<bigint> {
  const { rows } = await client.query<{ records: string }>(
    "SELECT app_rewrite_usage_month($1, $2, $3, $4, $5, $6, $7, $8) AS records",
    [operatorId, firstDay(month), ...pricingParameters(pricing), leaving.map(String)],
  );
  await client.query("SELECT app_finish_usage_rewrite($1, $2)", [operatorId, firstDay(month)]);
  return BigInt(rows[0]?.records ?? 0);
}

/** Puts the months that were written anew in their places: all that readers ever wait for. */
export async function swapMonths(client: pg.ClientBase, months: readonly UsageMonth[]): Promise<void> {
  for (const { operatorId, month } of months) {
    await client.query("SELECT app_swap_usage_month($1, $2)", [operatorId, firstDay(month)]);
  }
}

/** Holds months against loading until the transaction ends, in the order in which loaders take them. */
export async function holdMonths(client: pg.ClientBase, months: readonly UsageMonth[]): Promise<void> {
  for (const { operatorId, month } of months) {
    await client.query("SELECT app_hold_usage_month($1, $2)", [operatorId, firstDay(month)]);
  }
}

/** The table of an operator's month, for statements under its own role. */
export function monthTable({ operatorId, month }: UsageMonth): string {
  return `${usageSchema(operatorId)}.${partitionName(month)}`;
}

/** What is read and written here is the operator's: under its own role, as when it was taken in. */
export async function asOperator<T>(
  client: pg.ClientBase,
  { operatorId }: Pick<UsageMonth, "operatorId">,
  action: () => Promise<T>,
): Promise<T> {
  await client.query(`SET LOCAL ROLE ${usageSchema(operatorId)}`);
  const result = await action();
  await client.query("RESET ROLE");
  return result;
}
