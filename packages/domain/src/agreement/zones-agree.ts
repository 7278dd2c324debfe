import { createZoneFinder } from "../rating/zone-of.ts";
import { byteText } from "../usage/byte-text.ts";
import type { ZoneTable } from "./types.ts";

/**
 * Whether two tables lead no record to two different zones. One of them may know zones that the other lacks.
 *
 * Shape   every number's zone in a table is that of its longest prefix there, so that looking at each prefix
 *         of either table looks at every number.
 * Throws  {@link DomainError} `TERMS_INVALID` when a prefix holds anything but digits.
 */
export function zonesAgree(one: ZoneTable, other: ZoneTable): boolean {
  const [left, right] = [createZoneFinder(one), createZoneFinder(other)];
  const prefixes = [...Object.keys(one.prefixes), ...Object.keys(other.prefixes)];
  if (isEmpty(one) || isEmpty(other)) return true;
  return (
    whatDecides(one) === whatDecides(other) &&
    Object.entries(one.plmns).every(([plmn, zone]) => agrees(zone, other.plmns[plmn] ?? null)) &&
    prefixes.every((prefix) => {
      const dialled = byteText(prefix);
      return agrees(left.zoneOfPrefix(dialled), right.zoneOfPrefix(dialled));
    })
  );
}

function agrees(one: string | null, other: string | null): boolean {
  return one === null || other === null || one === other;
}

function isEmpty({ plmns, prefixes }: ZoneTable): boolean {
  return Object.keys(plmns).length + Object.keys(prefixes).length === 0;
}

/** The number or the network: a table without networks goes by the number alone. */
function whatDecides({ plmns, homePlmns = [] }: ZoneTable): string {
  return JSON.stringify([Object.keys(plmns).length === 0, [...homePlmns].sort()]);
}
