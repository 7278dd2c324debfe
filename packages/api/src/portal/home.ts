import { type OperatorPermission, operatorPermits } from "@tributary/domain/user/permissions";
import { answeredSince, looksSince } from "@tributary/services/home/recent-news";
import { type OperatorAccount, type StatementTodo, showAccount } from "@tributary/services/home/show-account";
import { ownZones } from "@tributary/services/usage/own-zones";
import { showUsageMonth, type UsageMonth } from "@tributary/services/usage/show-month";
import { t } from "../trpc/base.ts";
import { portalCan } from "./procedure.ts";
import { statementRowDto } from "./statement-dto.ts";
import { sumsDto } from "./usage.ts";

const DAY = 86_400_000;
const ANSWERS_SHOWN_DAYS = 14;
const LOOKS_SHOWN_DAYS = 7;

/** What waits, what is owed and what was used: of each, what the person may read. */
export const homeRouter = t.router({
  get: portalCan("home:read").query(async ({ ctx: { db, principal } }) => {
    const at = new Date();
    const before = (days: number): Date => new Date(at.getTime() - days * DAY);
    const { main: zone } = await ownZones(db);
    const whoMay = async <T>(permission: OperatorPermission, ask: () => Promise<T>): Promise<T | null> =>
      operatorPermits(principal.bindings, permission, principal.operatorId) ? ask() : null;
    const [account, answers, looks, usage] = await Promise.all([
      whoMay("statement:read", () => showAccount(db, at, zone)),
      whoMay("operator-dispute:read", () => answeredSince(db, before(ANSWERS_SHOWN_DAYS))),
      whoMay("audit:read", () => looksSince(db, before(LOOKS_SHOWN_DAYS))),
      whoMay("usage:read", () => showUsageMonth(db, { at })),
    ]);
    return {
      at,
      zone,
      account: account && accountDto(account),
      answers:
        answers?.map(({ number, status, currency, contestedMicros, creditedMicros, answeredAt }) => {
          return { number, status, currency, contestedMicros, creditedMicros, answeredAt };
        }) ?? null,
      looks: looks && { count: looks.count, latestAt: looks.latestAt },
      usage: usage && usageDto(usage),
    };
  }),
});

function accountDto({ toReview, dueSoon, overdue, aging, charges }: OperatorAccount) {
  return {
    toReview: todoDto(toReview),
    dueSoon: todoDto(dueSoon),
    overdue: todoDto(overdue),
    aging: aging.map(({ currency, asOf, buckets, creditMicros, totalMicros }) => ({
      currency,
      asOf,
      buckets: buckets.map(({ bucket, amountMicros }) => ({ bucket, amountMicros })),
      creditMicros,
      totalMicros,
    })),
    charges: charges.map(({ period, currency, netMicros, isProvisional }) => {
      return { period, currency, netMicros, isProvisional };
    }),
  };
}

function todoDto({ total, rows }: StatementTodo) {
  return { total, rows: rows.map(statementRowDto) };
}

function usageDto({ month, previousMonth, services }: UsageMonth) {
  return {
    month,
    previousMonth,
    services: services.map(({ service, before, ...sums }) => {
      return { service, ...sumsDto(sums), before: sumsDto(before) };
    }),
  };
}
