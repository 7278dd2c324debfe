import type { RecordRater } from "@tributary/domain/rating/rate-record";
import type { RecordPrice } from "@tributary/domain/rating/record-price";
import type { Direction, Service } from "@tributary/domain/usage/types";

/** Usage that one price is asked for: one object for all records of a file that are alike in this. */
export interface UsageKind {
  readonly service: Service;
  readonly direction: Direction;
  readonly zone: string;
  readonly lineCode: string;
  readonly rateVersion: number;
}

export interface PricedKind extends UsageKind {
  readonly price: RecordPrice;
}

/** The kind and its price; null when the agreement has no rate for it. */
export type KindFinder = (service: Service, direction: Direction, zone: string) => PricedKind | null;

/** Finds the kinds of one agreement version by what names them; texts are never put together for that. */
export function createKindFinder({ priceFor }: RecordRater, rateVersion: number): KindFinder {
  const byZone = new Map<string, Map<Service, Map<Direction, PricedKind | null>>>();
  const find: KindFinder = (service, direction, zone) => {
    const price = priceFor(service, direction, zone);
    return price === null ? null : { service, direction, zone, lineCode: price.lineCode, rateVersion, price };
  };
  return (service, direction, zone) => {
    const known = byZone.get(zone)?.get(service)?.get(direction);
    if (known !== undefined) return known;
    const found = find(service, direction, zone);
    const byService = byZone.get(zone) ?? new Map<Service, Map<Direction, PricedKind | null>>();
    const byDirection = byService.get(service) ?? new Map<Direction, PricedKind | null>();
    if (byZone.size < MOST_ZONES) byZone.set(zone, byService.set(service, byDirection));
    byDirection.set(direction, found);
    return found;
  };
}

/** A mapping may take a zone's name from a column, which may say anything. */
const MOST_ZONES = 10_000;

/** Gives what says the same the same object: for records that were rated before. */
export function createInterner<Value extends object>(): (value: Value) => Value {
  const known = new Map<string, Value>();
  return (value) => {
    const key = JSON.stringify(Object.values(value));
    const found = known.get(key) ?? value;
    known.set(key, found);
    return found;
  };
}
