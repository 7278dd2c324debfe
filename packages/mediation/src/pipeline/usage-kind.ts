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

/**
 * Finds the kinds of one agreement version by what names them; texts are never put together for that. Only
 * what has a rate is kept: a zone that a file names may say anything.
 */
export function createKindFinder(
  { priceFor }: Pick<RecordRater, "priceFor">,
  rateVersion: number,
): KindFinder {
  const byZone = new Map<string, Map<Service, Map<Direction, PricedKind>>>();
  const begin: KindFinder = (service, direction, zone) => {
    const price = priceFor(service, direction, zone);
    if (price === null) return null;
    const kind = { service, direction, zone, lineCode: price.lineCode, rateVersion, price };
    const byService = byZone.get(zone) ?? new Map<Service, Map<Direction, PricedKind>>();
    const byDirection = byService.get(service) ?? new Map<Direction, PricedKind>();
    byZone.set(zone, byService.set(service, byDirection.set(direction, kind)));
    return kind;
  };
  return (service, direction, zone) =>
    byZone.get(zone)?.get(service)?.get(direction) ?? begin(service, direction, zone);
}

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
