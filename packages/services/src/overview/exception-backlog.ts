import type { ExceptionAge } from "@tributary/db/doors/portfolio-reads/exception-ages";
import { sumMicros } from "@tributary/domain/money/micros";
import type { Micros } from "@tributary/domain/money/types";
import type { PeriodLabel } from "@tributary/domain/period/types";
import { groupBy } from "@tributary/domain/reconciliation/group-by";
import { periodKey } from "./operator-statuses.ts";

/** Lower edges of the ages in days: under one, one to three, three to seven, older. */
export const AGES = [0, 1, 3, 7] as const;

export interface ExceptionCount {
  readonly count: number;
  readonly micros: Micros;
}

export interface CauseBacklog {
  readonly cause: string;
  /** One for each of {@link AGES}. */
  readonly byAge: readonly ExceptionCount[];
}

/** What waits in all of some ages. */
export function countExceptions(ages: readonly ExceptionAge[]): ExceptionCount {
  return {
    count: ages.reduce((sum, { count }) => sum + count, 0),
    micros: sumMicros(ages.map(({ micros }) => micros)),
  };
}

/** What waits by cause and age, the cause with the most money first. */
export function backlogByCause(ages: readonly ExceptionAge[]): CauseBacklog[] {
  return [...groupBy(ages, ({ cause }) => cause)]
    .map(([cause, rows]) => ({
      cause,
      total: countExceptions(rows).micros,
      byAge: AGES.map((age) => countExceptions(rows.filter((row) => row.age === age))),
    }))
    .sort((one, other) => (one.total === other.total ? 0 : one.total > other.total ? -1 : 1))
    .map(({ total: _, ...backlog }) => backlog);
}

/** How many wait, by agreement and period. */
export function openByPeriod(ages: readonly ExceptionAge[]): Map<string, number> {
  const groups = groupBy(ages, ({ agreementId, period }: { agreementId: string; period: PeriodLabel }) =>
    periodKey(agreementId, period),
  );
  return new Map([...groups].map(([key, rows]) => [key, countExceptions(rows).count]));
}
