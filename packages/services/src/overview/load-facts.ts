import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { OverviewScope } from "./choose-scope.ts";
import { loadMembers } from "./operator-statuses.ts";

export type OverviewFacts = Awaited<ReturnType<typeof loadFacts>>;

/** Asks for all sums the overview is made of, side by side. */
export async function loadFacts(db: PortfolioDb, scope: OverviewScope, at: Date) {
  const { currency, period, before, months } = scope;
  const { reads } = db;
  const upTo = { currency, to: period };
  const [
    standings,
    sums,
    statements,
    ages,
    worst,
    variances,
    booked,
    annual,
    annualBefore,
    usage,
    members,
    names,
    retail,
  ] = await Promise.all([
    reads.periodStandings({ currency, periods: months }),
    reads.settledSums({ ...upTo, from: months[0] ?? period }),
    reads.statementStandings({ ...upTo, from: before ?? period }),
    reads.exceptionAges({ ...upTo, at }),
    reads.findWorstException(upTo),
    reads.variances({ currency, period }),
    reads.exposures(upTo),
    reads.accruedShortfalls(upTo),
    before === null ? [] : reads.accruedShortfalls({ currency, to: before }),
    reads.readUsageQuality(currency),
    loadMembers(db, currency),
    db.operator.findMany({ select: { id: true, name: true } }),
    reads.retailTotals({ ...upTo, from: before ?? period }),
  ]);
  const unsettled = standings.filter(({ runId }) => runId === null);
  return {
    standings,
    sums,
    statements,
    ages,
    worst,
    variances,
    booked,
    annual,
    annualBefore,
    usage,
    members,
    retail,
    names: new Map(names.map(({ id, name }) => [id, name])),
    // Looked for only where no exception is worse.
    overdue: worst === null ? await reads.findWorstReceivable({ ...upTo, at }) : null,
    accruals: unsettled.length === 0 ? [] : await reads.usageAccruals(unsettled),
  };
}
