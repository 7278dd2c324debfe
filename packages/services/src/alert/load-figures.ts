import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { PendingNotice, UnbilledPeriod } from "@tributary/domain/alert/deadline-detectors";
import type { SourceState } from "@tributary/domain/alert/file-detectors";
import type {
  CreditStanding,
  ProjectedCommitment,
  SettledMargin,
} from "@tributary/domain/alert/money-detectors";
import { noticeDaysLeft } from "@tributary/domain/dispute/window";
import type { Micros } from "@tributary/domain/money/types";
import { labelAt, periodOf, previousLabel } from "@tributary/domain/period/period";
import { groupBy } from "@tributary/domain/reconciliation/group-by";
import { hasUsageOnly } from "../overview/exposure.ts";
import { projectShortfalls } from "../overview/project-shortfalls.ts";
import { listSourceStandings } from "../usage-file/list-source-standings.ts";

const DAY = 86_400_000;
/** How many periods back there may be something to find. */
const PERIODS = 4;

/** The last periods up to a moment, the latest first. */
export function recentPeriods(at: Date): string[] {
  const labels = [labelAt(at.getTime(), "UTC")];
  while (labels.length < PERIODS) labels.push(previousLabel(labels.at(-1) ?? ""));
  return labels;
}

/** How every source stands, with what a file of it is worth. */
export async function loadSources(db: PortfolioDb, at: Date): Promise<SourceState[]> {
  const [reports, agreements] = await Promise.all([
    listSourceStandings(db, at),
    db.agreement.findMany({ select: { id: true, currency: true } }),
  ]);
  const currencies = new Map(agreements.map(({ id, currency }) => [id, currency]));
  return Promise.all(
    reports.map(async ({ sourceId, agreementId, silentSeconds, lateAfterMinutes, gaps }) => ({
      ...{ sourceId, agreementId, silentSeconds, gaps },
      currency: currencies.get(agreementId) ?? "",
      lateAfterSeconds: lateAfterMinutes === null ? null : lateAfterMinutes * 60,
      meanMicros: (await db.reads.meanFile(sourceId)).chargeMicros,
    })),
  );
}

/** Claims whose notice has not gone out. */
export async function loadNotices(db: PortfolioDb, at: Date): Promise<PendingNotice[]> {
  const drafts = await db.dispute.findMany({
    where: { status: "draft" },
    select: {
      ...{ number: true, agreementId: true, period: true, currency: true, netRecoverableMicros: true },
      ...{ noticeDeadlineOn: true, agreement: { select: { zone: true } } },
    },
    orderBy: { number: "asc" },
  });
  return drafts.map(({ netRecoverableMicros, noticeDeadlineOn, agreement, ...draft }) => ({
    ...draft,
    recoverableMicros: netRecoverableMicros,
    daysLeft: noticeDaysLeft(noticeDeadlineOn.toISOString().slice(0, 10), at.getTime(), agreement.zone),
  }));
}

export interface CurrencyFigures {
  readonly margins: readonly SettledMargin[];
  readonly credits: readonly CreditStanding[];
  readonly commitments: readonly ProjectedCommitment[];
  readonly unbilled: readonly UnbilledPeriod[];
}

/** What the last periods of one currency's agreements come to. */
export async function loadCurrency(db: PortfolioDb, currency: string, at: Date): Promise<CurrencyFigures> {
  const periods = recentPeriods(at);
  const range = { currency, from: periods.at(-1) ?? "", to: periods[0] ?? "" };
  const [standings, sums, agreements, owed] = await Promise.all([
    db.reads.periodStandings({ currency, periods }),
    db.reads.settledSums(range),
    db.agreement.findMany({ where: { currency }, select: { id: true, zone: true } }),
    db.reads.receivableAges({ at, limit: 100_000, offset: 0 }),
  ]);
  const open = standings.filter(hasUsageOnly);
  const accruals = open.length === 0 ? [] : await db.reads.usageAccruals(open);
  const zones = new Map(agreements.map(({ id, zone }) => [id, zone]));
  return {
    margins: marginsOf(currency, sums),
    credits: creditsOf(currency, owed, accruals, sums),
    commitments: await loadCommitments(db, currency, accruals, zones, at),
    unbilled: unbilledOf(currency, accruals, zones, at),
  };
}

type Sums = Awaited<ReturnType<PortfolioDb["reads"]["settledSums"]>>;
type Accruals = Awaited<ReturnType<PortfolioDb["reads"]["usageAccruals"]>>;
type Owed = Awaited<ReturnType<PortfolioDb["reads"]["receivableAges"]>>;

/** Each operator's last settled period, and the portfolio's, what stays with the MVNA taken off. */
function marginsOf(currency: string, sums: Sums): SettledMargin[] {
  const period = sums.at(-1)?.period;
  const last = sums.filter((sum) => sum.period === period);
  const own = last.flatMap(({ operatorId, netMicros, marginMicros }) =>
    operatorId === null ? [] : { operatorId, chargeMicros: netMicros, marginMicros },
  );
  const kept = last
    .filter(({ operatorId }) => operatorId === null)
    .reduce((sum, one) => sum + one.netMicros, 0n);
  const all = {
    operatorId: null,
    chargeMicros: own.reduce((sum, { chargeMicros }) => sum + chargeMicros, 0n),
    marginMicros: own.reduce((sum, { marginMicros }) => sum + marginMicros, 0n) - kept,
  };
  if (period === undefined) return [];
  return [...own, all].map((margin) => ({ ...margin, period, currency }));
}

/** What is owed and what comes on top, at the charge on cost that the operator was last settled with. */
function creditsOf(currency: string, owed: Owed, accruals: Accruals, sums: Sums): CreditStanding[] {
  const unpaid = new Map(
    owed
      .filter((one) => one.currency === currency)
      .map(({ operatorId, totalMicros }) => [operatorId, totalMicros]),
  );
  const used = groupBy(
    accruals.filter(({ operatorId }) => operatorId !== null),
    ({ operatorId }) => operatorId ?? "",
  );
  const ids = [...new Set([...unpaid.keys(), ...used.keys()])].sort();
  return ids.map((operatorId) => {
    const cost = (used.get(operatorId) ?? []).reduce((sum, { chargeMicros }) => sum + chargeMicros, 0n);
    const last = sums.findLast((sum) => sum.operatorId === operatorId && sum.costMicros > 0n);
    const accruedMicros = last === undefined ? cost : (cost * last.netMicros) / last.costMicros;
    return { operatorId, currency, unpaidMicros: unpaid.get(operatorId) ?? 0n, accruedMicros };
  });
}

/** Of periods that are not over: what is over is the invoice's matter. */
async function loadCommitments(
  db: PortfolioDb,
  currency: string,
  accruals: Accruals,
  zones: ReadonlyMap<string, string>,
  at: Date,
): Promise<ProjectedCommitment[]> {
  const running = accruals.filter(({ agreementId, period }) => {
    return periodOf(period, zones.get(agreementId) ?? "UTC").endsAt > at.getTime();
  });
  const byAgreement = groupBy(running, ({ agreementId }) => agreementId);
  const projected = await Promise.all(
    [...byAgreement].map(async ([agreementId, lines]) => {
      const shortfalls = await projectShortfalls(db, lines);
      return shortfalls.map(({ period, micros }) => ({
        agreementId,
        currency,
        period,
        shortfallMicros: micros,
      }));
    }),
  );
  return projected.flat();
}

function unbilledOf(
  currency: string,
  accruals: Accruals,
  zones: ReadonlyMap<string, string>,
  at: Date,
): UnbilledPeriod[] {
  const periods = groupBy(accruals, ({ agreementId, period }) => JSON.stringify([agreementId, period]));
  return [...periods.values()].flatMap((rows) => {
    const [first] = rows;
    if (first === undefined) return [];
    const { agreementId, period } = first;
    const { endsAt } = periodOf(period, zones.get(agreementId) ?? "UTC");
    const accruedMicros: Micros = rows.reduce((sum, { chargeMicros }) => sum + chargeMicros, 0n);
    const daysSinceEnd = Math.floor((at.getTime() - endsAt) / DAY);
    return daysSinceEnd < 0 ? [] : { agreementId, period, currency, accruedMicros, daysSinceEnd };
  });
}
