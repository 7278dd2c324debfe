import { ExactSum } from "@tributary/domain/money/exact-sum";
import type { UsageRecord } from "../cdr/usage-record.ts";
import type { Accepted } from "./judge-record.ts";

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
  /** Adds an accepted record; answers the number of its aggregate. */
  add(record: UsageRecord, accepted: Accepted): number;
  rows(): Aggregate[];
}

interface Sums extends Group {
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
  /** By operator, then by day: few rows are left to choose from, and no key is put together per record. */
  const numbers = new Map<string, Map<string, number[]>>();
  const numberIn = (ofDay: readonly number[], record: UsageRecord, accepted: Accepted): number | null => {
    for (const number of ofDay) if (isIn(all[number] as Sums, record, accepted)) return number;
    return null;
  };
  const begin = (ofDay: number[], record: UsageRecord, accepted: Accepted): number => {
    const number = all.push(emptySums(record, accepted)) - 1;
    ofDay.push(number);
    return number;
  };
  return {
    rows: () =>
      all.map((sums) => ({ ...sums, quantity: sums.quantity.value, chargeMicros: sums.chargeMicros.value })),
    add(record, accepted) {
      const ofDay = listOf(numbers, accepted.operatorId, accepted.day);
      const number = numberIn(ofDay, record, accepted) ?? begin(ofDay, record, accepted);
      const sums = all[number] as Sums;
      sums.records += 1;
      sums.quantity.add(accepted.ratedQuantity);
      sums.chargeMicros.add(accepted.chargeMicros);
      return number;
    },
  };
}

function listOf(numbers: Map<string, Map<string, number[]>>, operatorId: string, day: string): number[] {
  let days = numbers.get(operatorId);
  if (days === undefined) {
    days = new Map();
    numbers.set(operatorId, days);
  }
  let ofDay = days.get(day);
  if (ofDay === undefined) {
    ofDay = [];
    days.set(day, ofDay);
  }
  return ofDay;
}

/** Whether a record of the aggregate's operator and day agrees in the rest as well. */
function isIn(row: Group, { service, direction }: UsageRecord, accepted: Accepted): boolean {
  return (
    row.lineCode === accepted.lineCode &&
    row.zone === accepted.zone &&
    row.service === service &&
    row.direction === direction &&
    row.rateVersion === accepted.rateVersion &&
    row.period === accepted.period &&
    row.utcPeriod === accepted.utcPeriod
  );
}

function emptySums({ service, direction }: UsageRecord, accepted: Accepted): Sums {
  const { operatorId, period, utcPeriod, day, zone, lineCode, rateVersion } = accepted;
  return {
    ...{ operatorId, period, utcPeriod, day, service, direction, zone, lineCode, rateVersion },
    ...{ records: 0, quantity: new ExactSum(), chargeMicros: new ExactSum() },
  };
}
