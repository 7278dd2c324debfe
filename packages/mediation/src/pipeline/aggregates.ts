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
  const numbers = new Map<string, number>();
  return {
    rows,
    add({ service, direction }, { usage, utcPeriod, day }) {
      const { operatorId, period, zone, lineCode, rateVersion } = usage;
      const kind = `${service} ${direction} ${zone} ${lineCode} ${rateVersion}`;
      const key = `${operatorId} ${day} ${kind} ${period} ${utcPeriod}`;
      let number = numbers.get(key);
      if (number === undefined) {
        const zeros = { records: 0, quantity: 0n, chargeMicros: 0n };
        const dimensions = {
          operatorId,
          period,
          utcPeriod,
          day,
          service,
          direction,
          zone,
          lineCode,
          rateVersion,
        };
        number = rows.push({ ...dimensions, ...zeros }) - 1;
        numbers.set(key, number);
      }
      const row = rows[number] as Aggregate;
      row.records += 1;
      row.quantity += usage.ratedQuantity;
      row.chargeMicros += usage.chargeMicros;
      return number;
    },
  };
}
