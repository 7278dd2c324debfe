import type { Direction } from "../usage/types.ts";
import type { Rate } from "./types.ts";

/** A kind of usage for which a rate is never used, since an earlier one has it. */
export interface Overlap {
  readonly code: string;
  readonly earlierCode: string;
  readonly service: string;
  readonly direction: Direction;
  readonly zone: string;
}

const DIRECTIONS: readonly Direction[] = ["mo", "mt", "none"];

/**
 * Finds rates that want the same usage: only the first of them would ever be charged.
 *
 * Shape   the first kind of usage in dispute between each two rates, in the order of the rates.
 */
export function findOverlaps(rates: readonly Rate[]): Overlap[] {
  const taken = new Map<string, string>();
  const found = new Map<string, Overlap>();
  for (const { code, services, directions = DIRECTIONS, zones } of rates) {
    for (const zone of zones) {
      for (const service of services) {
        for (const direction of directions) {
          const kind = `${zone} ${service} ${direction}`;
          const earlierCode = taken.get(kind);
          if (earlierCode === undefined) taken.set(kind, code);
          const pair = `${earlierCode} ${code}`;
          if (earlierCode === undefined || earlierCode === code || found.has(pair)) continue;
          found.set(pair, { code, earlierCode, service, direction, zone });
        }
      }
    }
  }
  return [...found.values()];
}
