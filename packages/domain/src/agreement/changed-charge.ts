import { createRecordRater } from "../rating/rate-record.ts";
import type { Direction, Service } from "../usage/types.ts";
import type { AgreementVersion } from "./types.ts";
import { zonesAgree } from "./zones-agree.ts";

/** A kind of record that would have another zone, or another line than before. */
export interface ChangedCharge {
  readonly service: Service;
  readonly direction: Direction;
  readonly zone: string;
  readonly lineCode: string;
}

const SERVICES: readonly Service[] = ["voice", "sms", "mms", "data"];
const DIRECTIONS: readonly Direction[] = ["mo", "mt", "none"];

/**
 * What terms would charge otherwise that other terms charge already: what only adds rates changes nothing.
 *
 * Shape   the first kind of record that another line would charge, or `"zones"` where the tables contradict
 *         each other; null when whatever had a charge keeps it.
 * Throws  {@link DomainError} `TERMS_INVALID`.
 */
export function changedCharge(
  before: AgreementVersion,
  after: AgreementVersion,
): ChangedCharge | "zones" | null {
  if (!zonesAgree(before.terms.zones, after.terms.zones)) return "zones";
  const [old, now] = [createRecordRater(before), createRecordRater(after)];
  const zones = new Set(before.terms.lines.flatMap((line) => (line.kind === "usage" ? line.zones : [])));
  for (const zone of zones) {
    for (const service of SERVICES) {
      for (const direction of DIRECTIONS) {
        const price = old.priceFor(service, direction, zone);
        if (price === null) continue;
        const { lineCode } = price;
        if (now.priceFor(service, direction, zone)?.lineCode !== lineCode) {
          return { service, direction, zone, lineCode };
        }
      }
    }
  }
  return null;
}
