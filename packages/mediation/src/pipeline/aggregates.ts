import { ExactSum } from "@tributary/domain/money/exact-sum";
import type { CalendarDay } from "@tributary/domain/period/calendar";
import type { Accepted } from "./judge-record.ts";
import type { UsageKind } from "./usage-kind.ts";

/** What a file's usage is summed by. */
interface Group {
  readonly operatorId: string;
  readonly period: string;
  readonly utcPeriod: string;
  readonly day: string;
  readonly service: string;
  readonly direction: string;
  readonly zone: string;
  readonly lineCode: string;
  readonly rateVersion: number;
}

/** Usage of one file that agrees in everything the portfolio sums by. */
export interface Aggregate extends Group {
  readonly records: number;
  readonly quantity: bigint;
  readonly chargeMicros: bigint;
}

/** What one operator's usage is summed by. */
export interface OperatorAggregates {
  /** Adds an accepted record of the operator; answers the number of its aggregate. */
  add(accepted: Accepted): number;
}

export interface Aggregates {
  /** To be asked for once for each operator. Numbers of aggregates count on from 0 over all of them. */
  of(operatorId: string): OperatorAggregates;
  /** What an aggregate is summed by. */
  group(number: number): Group;
  rows(): Aggregate[];
}

interface Sums {
  readonly number: number;
  readonly group: Group;
  records: number;
  readonly quantity: ExactSum;
  readonly chargeMicros: ExactSum;
}

/**
 * Sums a file's accepted records. Their number is that of its distinct days, zones and lines, not of its
 * records.
 */
export function createAggregates(): Aggregates {
  const all: Sums[] = [];
  const begin = (operatorId: string, { calendarDay, kind }: Accepted): Sums => {
    const sums = emptySums(all.length, operatorId, calendarDay, kind);
    all.push(sums);
    return sums;
  };
  return {
    group: (number) => (all[number] as Sums).group,
    rows: () =>
      all.map(({ group, records, quantity, chargeMicros }) => ({
        ...{ ...group, records, quantity: quantity.value, chargeMicros: chargeMicros.value },
      })),
    of(operatorId) {
      const days = new Map<CalendarDay, Map<UsageKind, Sums>>();
      let day: CalendarDay | null = null;
      let kinds = new Map<UsageKind, Sums>();
      const turnTo = (next: CalendarDay): void => {
        day = next;
        kinds = days.get(next) ?? new Map<UsageKind, Sums>();
        days.set(next, kinds);
      };
      const beginKind = (accepted: Accepted): Sums => {
        const sums = begin(operatorId, accepted);
        kinds.set(accepted.kind, sums);
        return sums;
      };
      return {
        add(accepted) {
          if (accepted.calendarDay !== day) turnTo(accepted.calendarDay);
          const sums = kinds.get(accepted.kind) ?? beginKind(accepted);
          sums.records += 1;
          sums.quantity.add(accepted.ratedQuantity);
          sums.chargeMicros.add(accepted.chargeMicros);
          return sums.number;
        },
      };
    },
  };
}

function emptySums(
  number: number,
  operatorId: string,
  { day, period, utcPeriod }: CalendarDay,
  kind: UsageKind,
): Sums {
  const { service, direction, zone, lineCode, rateVersion } = kind;
  const group = { operatorId, period, utcPeriod, day, service, direction, zone, lineCode, rateVersion };
  return { number, group, records: 0, quantity: new ExactSum(), chargeMicros: new ExactSum() };
}
