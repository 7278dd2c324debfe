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

export interface Aggregates {
  /** Adds an accepted record; answers the number of its aggregate, which counts on from 0. */
  add(accepted: Accepted): number;
  /** What an aggregate is summed by. */
  group(number: number): Group;
  rows(): Aggregate[];
}

interface Sums {
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
  const numbers = new Map<string, Map<CalendarDay, Map<UsageKind, number>>>();
  const begin = ({ operatorId, calendarDay, kind }: Accepted): number => {
    const days = entry(numbers, operatorId, () => new Map<CalendarDay, Map<UsageKind, number>>());
    const kinds = entry(days, calendarDay, () => new Map<UsageKind, number>());
    return entry(kinds, kind, () => all.push(emptySums(operatorId, calendarDay, kind)) - 1);
  };
  return {
    group: (number) => (all[number] as Sums).group,
    rows: () =>
      all.map(({ group, records, quantity, chargeMicros }) => ({
        ...{ ...group, records, quantity: quantity.value, chargeMicros: chargeMicros.value },
      })),
    add(accepted) {
      const { operatorId, calendarDay, kind } = accepted;
      const number = numbers.get(operatorId)?.get(calendarDay)?.get(kind) ?? begin(accepted);
      const sums = all[number] as Sums;
      sums.records += 1;
      sums.quantity.add(accepted.ratedQuantity);
      sums.chargeMicros.add(accepted.chargeMicros);
      return number;
    },
  };
}

function entry<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}

function emptySums(operatorId: string, { day, period, utcPeriod }: CalendarDay, kind: UsageKind): Sums {
  const { service, direction, zone, lineCode, rateVersion } = kind;
  const group = { operatorId, period, utcPeriod, day, service, direction, zone, lineCode, rateVersion };
  return { group, records: 0, quantity: new ExactSum(), chargeMicros: new ExactSum() };
}
