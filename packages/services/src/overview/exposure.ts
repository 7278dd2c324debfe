import type { AccruedShortfall } from "@tributary/db/doors/portfolio-reads/accrued-shortfalls";
import type { Exposure } from "@tributary/db/doors/portfolio-reads/exposures";
import type { PeriodStanding } from "@tributary/db/doors/portfolio-reads/period-standings";
import type { UsageAccrual } from "@tributary/db/doors/portfolio-reads/usage-accruals";
import type { Micros } from "@tributary/domain/money/types";
import type { PeriodLabel } from "@tributary/domain/period/types";

/** What the MVNA owes the networks of one currency, for all periods up to one. */
export interface ExposureFigure {
  readonly micros: Micros;
  /** Booked and not paid, tax included. */
  readonly unpaidMicros: Micros;
  /** Not booked yet: by the draft run, the invoice, or the usage, whichever is the surest there is. */
  readonly accruedMicros: Micros;
  readonly shortfallMicros: Micros;
  /** Beside it: held back under disputes. */
  readonly withheldMicros: Micros;
}

export interface ProjectedShortfall {
  readonly period: PeriodLabel;
  readonly micros: Micros;
}

export interface ExposureFacts {
  readonly booked: readonly Exposure[];
  readonly standings: readonly PeriodStanding[];
  readonly accruals: readonly UsageAccrual[];
  /** Monthly commitments of periods that no run has settled. */
  readonly projected: readonly ProjectedShortfall[];
  /** Annual commitments, as of the period asked about. */
  readonly annual: readonly AccruedShortfall[];
}

/** Adds up what is owed for all periods up to one. */
export function exposureAt(period: PeriodLabel, facts: ExposureFacts): ExposureFigure {
  const upTo = <Row extends { readonly period: PeriodLabel }>(rows: readonly Row[]): readonly Row[] =>
    rows.filter((row) => row.period <= period);
  const booked = upTo(facts.booked);
  const unpaidMicros = sumOf(booked, ({ unpaidMicros }) => unpaidMicros);
  const withheldMicros = sumOf(booked, ({ withheldMicros }) => withheldMicros);
  const unbooked = upTo(facts.standings).filter(
    ({ runStatus, wasIssued }) => runStatus !== "issued" && !wasIssued,
  );
  const accruedMicros = sumOf(unbooked, (standing) => costOf(standing, facts.accruals));
  const shortfallMicros =
    sumOf(upTo(facts.projected), ({ micros }) => micros) + sumOf(facts.annual, ({ micros }) => micros);
  const micros = unpaidMicros + accruedMicros + shortfallMicros;
  return { micros, unpaidMicros, accruedMicros, shortfallMicros, withheldMicros };
}

/** Whether nothing but usage is known of a period. */
export function hasUsageOnly({ runId, invoiceMicros }: PeriodStanding): boolean {
  return runId === null && invoiceMicros === null;
}

function costOf(standing: PeriodStanding, accruals: readonly UsageAccrual[]): Micros {
  const { agreementId, period, approvedMicros, invoiceMicros } = standing;
  const ofUsage = accruals.filter((one) => one.agreementId === agreementId && one.period === period);
  return approvedMicros ?? invoiceMicros ?? sumOf(ofUsage, ({ chargeMicros }) => chargeMicros);
}

function sumOf<Row>(rows: readonly Row[], amountOf: (row: Row) => Micros): Micros {
  return rows.reduce((sum, row) => sum + amountOf(row), 0n);
}
