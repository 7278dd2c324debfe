import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { WorstException } from "@tributary/db/doors/portfolio-reads/exception-ages";
import type { WorstReceivable } from "@tributary/db/doors/portfolio-reads/worst-receivable";
import { sumMicros } from "@tributary/domain/money/micros";
import type { Micros } from "@tributary/domain/money/types";
import type { PeriodLabel } from "@tributary/domain/period/types";
import type { SettlementStatus } from "@tributary/domain/settlement/settlement-status";
import { type RetailSummary, retailSummary } from "../retail-total/retail-summary.ts";
import type { UsageDoors } from "../usage-file/ingest-files.ts";
import { chooseScope, type OverviewScope, type ScopeRequest } from "./choose-scope.ts";
import { type DataQuality, loadDataQuality } from "./data-quality.ts";
import {
  backlogByCause,
  type CauseBacklog,
  countExceptions,
  type ExceptionCount,
  openByPeriod,
} from "./exception-backlog.ts";
import { type ExposureFigure, exposureAt, hasUsageOnly } from "./exposure.ts";
import { type InvoiceFooting, invoiceFooting } from "./invoice-footing.ts";
import { loadFacts, type OverviewFacts } from "./load-facts.ts";
import { type MonthCost, monthCosts } from "./month-costs.ts";
import { operatorFigures, type PortfolioTotals, portfolioTotals } from "./operator-figures.ts";
import { type OperatorRow, type OperatorSort, type Page, pageOf, sortOperators } from "./operator-page.ts";
import {
  countSettled,
  memberStatuses,
  periodKey,
  type StatusFacts,
  statusByOperator,
} from "./operator-statuses.ts";
import { projectShortfalls } from "./project-shortfalls.ts";

export interface OverviewRequest extends ScopeRequest {
  readonly sort: OperatorSort;
  readonly page: number;
  readonly at: Date;
}

/** A figure of the period, and of the one before where there is one. */
export interface Compared<Figure> {
  readonly now: Figure;
  readonly before: Figure | null;
}

export interface OperatorStrip {
  readonly operatorId: string;
  readonly name: string;
  /** One for each month of the scope; null where the operator had no part. */
  readonly statuses: readonly (SettlementStatus | null)[];
}

export interface Overview {
  readonly scope: OverviewScope;
  readonly exposure: Compared<ExposureFigure>;
  readonly totals: Compared<PortfolioTotals>;
  /** Billed less expected on the period's exceptions. */
  readonly varianceMicros: Micros;
  /** Whether every agreement's cost of the period is approved; else some of it is accrued. */
  readonly isApproved: boolean;
  readonly settled: Compared<{ readonly done: number; readonly total: number }>;
  /** All that waits up to the period. */
  readonly exceptions: Compared<ExceptionCount>;
  readonly oldExceptions: number;
  readonly quality: DataQuality;
  readonly months: readonly MonthCost[];
  readonly backlog: readonly CauseBacklog[];
  readonly worst: WorstException | null;
  /** What is worst when no exception waits. */
  readonly overdue: WorstReceivable | null;
  readonly operators: Page<OperatorRow>;
  readonly ranking: readonly OperatorRow[];
  readonly strips: readonly OperatorStrip[];
  /** How cost and invoices of the period fit; null while an agreement has no invoice or no run. */
  readonly footing: InvoiceFooting | null;
  /** The operators' own business, blended over those with totals. */
  readonly retail: Compared<RetailSummary>;
}

const ROWS = 25;
const RANKED = 10;

/** Shows the whole portfolio in one currency and period. Null for a portfolio without agreements. */
export async function showOverview(doors: UsageDoors, request: OverviewRequest): Promise<Overview | null> {
  const db = doors.portfolioDb();
  const scope = chooseScope(await db.reads.portfolioSpans(), request, request.at);
  if (scope === null) return null;
  const facts = await loadFacts(db, scope, request.at);
  const { period } = scope;
  const ofPeriod = facts.standings.filter((standing) => standing.period === period);
  const [projected, quality] = await Promise.all([
    projectShortfalls(db, usageOnly(facts)),
    loadDataQuality(doors, facts.usage, facts.standings, period),
  ]);
  const statusFacts = { ...facts, openExceptions: openByPeriod(facts.ages), at: request.at };
  const rows = operatorRows(scope, facts, statusFacts);
  const operators = pageOf(sortOperators(rows, request.sort), request.page, ROWS);
  const upTo = (label: PeriodLabel) => facts.ages.filter((age) => age.period <= label);
  const compared = <Figure>(figureOf: (label: PeriodLabel) => Figure): Compared<Figure> => ({
    now: figureOf(period),
    before: scope.before === null ? null : figureOf(scope.before),
  });
  return {
    scope,
    exposure: compared((label) =>
      exposureAt(label, {
        ...facts,
        projected,
        annual: label === period ? facts.annual : facts.annualBefore,
      }),
    ),
    totals: compared((label) => portfolioTotals(label, facts)),
    varianceMicros: sumMicros(facts.variances.map(({ micros }) => micros)),
    isApproved: isApproved(ofPeriod, facts.accruals),
    settled: compared((label) => countSettled(memberStatuses(label, statusFacts))),
    exceptions: compared((label) => countExceptions(upTo(label))),
    oldExceptions: countExceptions(facts.ages.filter(({ age }) => age === 7)).count,
    quality,
    months: monthCosts(scope.months, facts.standings, facts.accruals),
    backlog: backlogByCause(facts.ages),
    worst: facts.worst,
    overdue: facts.overdue,
    operators,
    ranking: sortOperators(rows, { key: "margin", isDescending: false })
      .filter(({ marginBps }) => marginBps !== null)
      .slice(0, RANKED),
    strips: await loadStrips(db, scope, operators.rows, statusFacts),
    footing: invoiceFooting(ofPeriod, portfolioTotals(period, facts)),
    retail: compared((label) =>
      retailSummary(
        facts.retail.filter((standing) => standing.period === label),
        facts.sums,
        scope.currency,
      ),
    ),
  };
}

/** Agreements without business in the period have nothing to approve. */
function isApproved(standings: OverviewFacts["standings"], accruals: OverviewFacts["accruals"]): boolean {
  const used = new Set(accruals.map(({ agreementId, period }) => periodKey(agreementId, period)));
  const busy = standings.filter(
    ({ agreementId, period, runId, invoiceMicros }) =>
      runId !== null || invoiceMicros !== null || used.has(periodKey(agreementId, period)),
  );
  return busy.length > 0 && busy.every(({ runStatus }) => runStatus === "approved" || runStatus === "issued");
}

/** Where an invoice has come, the shortfall stands on it. */
function usageOnly({ standings, accruals }: OverviewFacts) {
  const open = new Set(
    standings.filter(hasUsageOnly).map(({ agreementId, period }) => periodKey(agreementId, period)),
  );
  return accruals.filter(({ agreementId, period }) => open.has(periodKey(agreementId, period)));
}

function operatorRows(
  { period, months }: OverviewScope,
  facts: OverviewFacts,
  statuses: StatusFacts,
): OperatorRow[] {
  const statusOf = statusByOperator(memberStatuses(period, statuses));
  return operatorFigures({ ...facts, months }).map((figures) => ({
    ...figures,
    name: facts.names.get(figures.operatorId) ?? figures.operatorId,
    status: statusOf.get(figures.operatorId) ?? null,
  }));
}

async function loadStrips(
  db: PortfolioDb,
  { currency, period, months }: OverviewScope,
  rows: readonly OperatorRow[],
  facts: StatusFacts,
): Promise<OperatorStrip[]> {
  const operatorIds = rows.map(({ operatorId }) => operatorId);
  const range = { currency, from: months[0] ?? period, to: period, operatorIds };
  const statements = await db.reads.statementStandings(range);
  const members = facts.members.filter(({ operatorId }) => operatorIds.includes(operatorId));
  const own = { ...facts, members, statements };
  const byMonth = months.map((month) => statusByOperator(memberStatuses(month, own)));
  return rows.map(({ operatorId, name }) => ({
    operatorId,
    name,
    statuses: byMonth.map((statuses) => statuses.get(operatorId) ?? null),
  }));
}
