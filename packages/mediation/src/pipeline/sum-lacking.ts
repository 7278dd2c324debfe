import type { Instant } from "@tributary/domain/period/types";
import { isThere, stringOf } from "@tributary/domain/usage/byte-text";
import type { Direction, Service } from "@tributary/domain/usage/types";
import type { UsageRecord } from "../cdr/usage-record.ts";
import type { Lacking } from "./judge-record.ts";

/** Records for which an agreement lacks the same. */
export interface LackingSum extends Lacking {
  readonly service: Service;
  readonly direction: Direction;
  /** Where no zone is known: the visited network, and how the dialled number begins. */
  readonly network: string | null;
  readonly prefix: string | null;
  readonly records: number;
  readonly firstAt: Instant;
  readonly lastAt: Instant;
}

/** So many digits tell a country and mostly a network, and nobody's number. */
const PREFIX_DIGITS = 5;

/** Sums up what is lacking for records that stay where they wait. */
export function createLackingSums() {
  const sums = new Map<string, LackingSum>();
  return {
    add(record: UsageRecord, { what, zone }: Lacking): void {
      const { service, direction, occurredAt } = record;
      const network = what === "zone" ? record.network : null;
      const prefix = what === "zone" ? prefixOf(record) : null;
      const key = JSON.stringify([what, zone, service, direction, network, prefix]);
      const known = sums.get(key);
      sums.set(key, {
        ...{ what, zone, service, direction, network, prefix },
        records: (known?.records ?? 0) + 1,
        firstAt: Math.min(known?.firstAt ?? occurredAt, occurredAt),
        lastAt: Math.max(known?.lastAt ?? occurredAt, occurredAt),
      });
    },
    sums: (): LackingSum[] => [...sums.values()],
  };
}

function prefixOf({ direction, otherParty }: UsageRecord): string | null {
  if (direction !== "mo" || !isThere(otherParty)) return null;
  return /^\+?(\d+)/.exec(stringOf(otherParty))?.[1]?.slice(0, PREFIX_DIGITS) ?? null;
}
