import { addDays } from "../statement/add-days.ts";
import { microsOf, numberOf } from "./detectors.ts";
import { absolute, deviation } from "./median.ts";
import type { SettingsFor } from "./rules.ts";
import type { Excuse, Finding, Settings, Severity } from "./types.ts";

/** What one operator's usage of one service and zone cost day by day; null = all operators, all zones. */
export interface CostSeries {
  readonly agreementId: string;
  readonly currency: string;
  readonly operatorId: string | null;
  readonly service: string;
  readonly zone: string | null;
  /** The first day with any usage of the series, however long ago. */
  readonly since: string;
  /** The last day of which any usage of the agreement has come: days before it are complete. */
  readonly lastDay: string;
  /** YYYY-MM-DD to micros; a day that is absent cost nothing. */
  readonly days: ReadonlyMap<string, bigint>;
}

const WEEKS_COMPARED = 8;
const WEEKS_NEEDED = 4;

/** The days that are looked at: the last ones before today. */
export function watchedDays(today: string, count: number): string[] {
  return Array.from({ length: count }, (_, back) => addDays(today, -1 - back));
}

/** The same weekday of the eight weeks before. */
export function sameWeekdays(day: string): string[] {
  return Array.from({ length: WEEKS_COMPARED }, (_, week) => addDays(day, -7 * (week + 1)));
}

/**
 * Finds the days on which a series cost what it does not usually cost: further from the median of the same
 * weekday, the last eight, than four times their median absolute deviation, and by more than a sum worth
 * looking at. With less than four weeks to compare with, a day is held against a fixed sum.
 *
 * Units   micros of the agreement's currency; quarters of them inside.
 * Shape   one finding for each series and day.
 * Source  SETTLEMENT: metrics, anomaly.
 */
export function usageAnomalies(
  series: readonly CostSeries[],
  today: string,
  settingsFor: SettingsFor,
): Finding<"usage-anomaly">[] {
  return series.flatMap((one) => {
    const settings = settingsFor("usage-anomaly", subjectOf(one));
    const days = watchedDays(today, numberOf(settings, "watchDays")).filter(
      // A day without later usage may just not have come yet: that is late, not odd.
      (day) => day >= one.since && day < one.lastDay,
    );
    return days.flatMap((day) => anomalyOn(one, day, settings) ?? []);
  });
}

export function subjectOf({ agreementId, operatorId, service, zone }: CostSeries): string {
  return [agreementId, operatorId ?? "*", service, zone ?? "*"].join("/");
}

interface Judged {
  readonly limit: bigint;
  readonly usual: bigint | null;
  readonly off: bigint;
  readonly severity: Severity;
  readonly excuse: Excuse;
}

function anomalyOn(series: CostSeries, day: string, settings: Settings): Finding<"usage-anomaly"> | null {
  const cost = series.days.get(day) ?? 0n;
  const weekdays = sameWeekdays(day).filter((each) => each >= series.since);
  const judged =
    weekdays.length < WEEKS_NEEDED
      ? againstSum(cost, settings)
      : againstHistory(
          cost,
          weekdays.map((each) => series.days.get(each) ?? 0n),
          settings,
        );
  if (judged === null) return null;
  const { agreementId, currency, operatorId, service, zone } = series;
  const subject = subjectOf(series);
  return {
    ...{ detector: "usage-anomaly", subject, fingerprint: `usage-anomaly:${subject}:${day}` },
    ...{ severity: judged.severity, operatorId, currency, atRiskMicros: judged.off },
    ...{ measured: cost, limit: judged.limit, usual: judged.usual, unit: "micros", excuse: judged.excuse },
    drivers: [
      { kind: "agreement", id: agreementId },
      ...(operatorId === null ? [] : [{ kind: "operator", id: operatorId } as const]),
      { kind: "service", id: service },
      ...(zone === null ? [] : [{ kind: "zone", id: zone } as const]),
      { kind: "day", id: day },
    ],
  };
}

function againstHistory(cost: bigint, history: readonly bigint[], settings: Settings): Judged | null {
  const found = deviation(cost, history);
  if (found === null) return null;
  const { offQuarters, madQuarters, medianQuarters } = found;
  const times = BigInt(numberOf(settings, "madTimes"));
  const floor = microsOf(settings, "floor");
  if (offQuarters <= times * madQuarters || offQuarters <= 4n * floor) return null;
  const usual = medianQuarters / 4n;
  const off = absolute(cost - usual);
  return {
    usual,
    off,
    // Whichever of the two it had to be further off than.
    limit: (times * madQuarters > 4n * floor ? times * madQuarters : 4n * floor) / 4n,
    severity: offQuarters > 40n * floor ? "critical" : "warning",
    excuse:
      madQuarters > 0n && offQuarters <= 1_000n * madQuarters
        ? { setting: "madTimes", value: Number(up(offQuarters, madQuarters)) }
        : { setting: "floor", value: Number(up(offQuarters, 4_000_000n)) },
  };
}

function againstSum(cost: bigint, settings: Settings): Judged | null {
  const limit = microsOf(settings, "newcomer");
  if (cost <= limit) return null;
  const excuse = { setting: "newcomer", value: Number(up(cost, 1_000_000n)) };
  return { usual: null, off: cost - limit, limit, severity: "warning", excuse };
}

/** Rounds up. */
function up(part: bigint, whole: bigint): bigint {
  return (part + whole - 1n) / whole;
}
