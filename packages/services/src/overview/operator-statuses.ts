import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { PeriodStanding } from "@tributary/db/doors/portfolio-reads/period-standings";
import type { StatementStanding } from "@tributary/db/doors/portfolio-reads/statement-standings";
import { dayAt, periodOf } from "@tributary/domain/period/period";
import type { Period, PeriodLabel } from "@tributary/domain/period/types";
import {
  isSettled,
  mostUrgent,
  type SettlementStatus,
  settlementStatus,
} from "@tributary/domain/settlement/settlement-status";

/** An operator that takes part in an agreement. */
export interface Member {
  readonly operatorId: string;
  readonly agreementId: string;
  readonly zone: string;
  /** When it was live and had terms, half-open. */
  readonly from: number;
  readonly until: number | null;
}

/** Loads who takes part in a currency's agreements, from when to when. */
export async function loadMembers(db: PortfolioDb, currency: string): Promise<Member[]> {
  const [agreements, terms, operators] = await Promise.all([
    db.agreement.findMany({ where: { currency }, select: { id: true, zone: true } }),
    db.marginVersion.groupBy({
      by: ["operatorId", "agreementId"],
      where: { agreement: { currency } },
      _min: { effectiveFrom: true },
    }),
    db.operator.findMany({ select: { id: true, liveFrom: true, liveUntil: true } }),
  ]);
  const zones = new Map(agreements.map(({ id, zone }) => [id, zone]));
  const lives = new Map(operators.map((operator) => [operator.id, operator]));
  return terms.flatMap(({ operatorId, agreementId, _min }) => {
    const life = lives.get(operatorId);
    const zone = zones.get(agreementId);
    if (life === undefined || zone === undefined) return [];
    const from = Math.max(life.liveFrom.getTime(), _min.effectiveFrom?.getTime() ?? 0);
    return [{ operatorId, agreementId, zone, from, until: life.liveUntil?.getTime() ?? null }];
  });
}

export interface StatusFacts {
  readonly members: readonly Member[];
  readonly standings: readonly PeriodStanding[];
  readonly statements: readonly StatementStanding[];
  /** Open exceptions by agreement and period, as {@link periodKey} names them. */
  readonly openExceptions: ReadonlyMap<string, number>;
  readonly at: Date;
}

export function periodKey(agreementId: string, period: PeriodLabel): string {
  return `${agreementId} ${period}`;
}

/** The state of each member's settlement of one period; those without a part in it are left out. */
export function memberStatuses(
  period: PeriodLabel,
  { members, standings, statements, openExceptions, at }: StatusFacts,
): { readonly operatorId: string; readonly status: SettlementStatus }[] {
  const standingOf = new Map(
    standings.filter((standing) => standing.period === period).map((one) => [one.agreementId, one]),
  );
  const statementOf = new Map(
    statements
      .filter((statement) => statement.period === period)
      .map((statement) => [`${statement.operatorId} ${statement.agreementId}`, statement]),
  );
  const zones = [...new Set(members.map(({ zone }) => zone))];
  const periodIn = new Map(zones.map((zone) => [zone, periodOf(period, zone)]));
  const todayIn = new Map(zones.map((zone) => [zone, dayAt(at.getTime(), zone)]));
  return members.flatMap((member) => {
    const { operatorId, agreementId, zone } = member;
    const standing = standingOf.get(agreementId);
    if (standing === undefined || !isLiveIn(member, periodIn.get(zone))) return [];
    const statement = statementOf.get(`${operatorId} ${agreementId}`);
    const status = settlementStatus(
      {
        ...standing,
        hasInvoice: standing.invoiceMicros !== null,
        openExceptions: openExceptions.get(periodKey(agreementId, period)) ?? 0,
      },
      statement === undefined
        ? null
        : { ...statement, isPastDue: isPast(statement.dueOn, todayIn.get(zone)) },
    );
    return status === null ? [] : [{ operatorId, status }];
  });
}

/** One state per operator: of its agreements that which needs somebody first. */
export function statusByOperator(
  statuses: readonly { readonly operatorId: string; readonly status: SettlementStatus }[],
): Map<string, SettlementStatus> {
  const found = new Map<string, SettlementStatus>();
  for (const { operatorId, status } of statuses) {
    const before = found.get(operatorId);
    const urgent = before === undefined ? status : mostUrgent([before, status]);
    if (urgent !== null) found.set(operatorId, urgent);
  }
  return found;
}

/** How many of the settlements of a period are done, statement by statement. */
export function countSettled(statuses: readonly { readonly status: SettlementStatus }[]) {
  return { done: statuses.filter(({ status }) => isSettled(status)).length, total: statuses.length };
}

function isLiveIn({ from, until }: Member, period: Period | undefined): boolean {
  if (period === undefined) return false;
  return from < period.endsAt && (until === null || until > period.startsAt);
}

function isPast(dueOn: Date, today: string | undefined): boolean {
  return today !== undefined && dueOn.toISOString().slice(0, 10) < today;
}
