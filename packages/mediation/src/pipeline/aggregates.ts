import type { UsageRecord } from "../cdr/types.ts";
import type { Accepted } from "./judge-record.ts";

/** Usage of one file that agrees in everything the portfolio sums by. */
export interface Aggregate {
  readonly operatorId: string;
  readonly period: string;
  readonly utcPeriod: string;
  readonly day: string;
  readonly service: string;
  readonly direction: string;
  readonly zone: string;
  readonly lineCode: string;
  readonly rateVersion: number;
  records: number;
  quantity: bigint;
  chargeMicros: bigint;
}

export interface Aggregates {
  /** Adds an accepted record; answers the number of its aggregate. */
  add(record: UsageRecord, accepted: Accepted): number;
  readonly rows: readonly Aggregate[];
}

/**
 * Sums a file's accepted records. Their number is that of its distinct days, zones and lines, not of its
 * records.
 */
export function createAggregates(): Aggregates {
  const rows: Aggregate[] = [];
  /** By operator, then by day: few rows are left to choose from, and no key is put together per record. */
  const numbers = new Map<string, Map<string, number[]>>();
  return {
    rows,
    add(record, accepted) {
      const { operatorId, ratedQuantity, chargeMicros } = accepted.usage;
      const ofDay = listOf(numbers, operatorId, accepted.day);
      let number = ofDay.find((each) => isIn(rows[each] as Aggregate, record, accepted));
      if (number === undefined) {
        number = rows.push(emptyAggregate(record, accepted)) - 1;
        ofDay.push(number);
      }
      const row = rows[number] as Aggregate;
      row.records += 1;
      row.quantity += ratedQuantity;
      row.chargeMicros += chargeMicros;
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
function isIn(row: Aggregate, { service, direction }: UsageRecord, { usage, utcPeriod }: Accepted): boolean {
  return (
    row.lineCode === usage.lineCode &&
    row.zone === usage.zone &&
    row.service === service &&
    row.direction === direction &&
    row.rateVersion === usage.rateVersion &&
    row.period === usage.period &&
    row.utcPeriod === utcPeriod
  );
}

function emptyAggregate({ service, direction }: UsageRecord, { usage, utcPeriod, day }: Accepted): Aggregate {
  const { operatorId, period, zone, lineCode, rateVersion } = usage;
  return {
    ...{ operatorId, period, utcPeriod, day, service, direction, zone, lineCode, rateVersion },
    ...{ records: 0, quantity: 0n, chargeMicros: 0n },
  };
}
