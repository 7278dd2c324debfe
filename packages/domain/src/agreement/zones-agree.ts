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
  return (
    isSameHome(one, other) &&
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

/** What decides, the number or the network: a table without networks goes by the number alone. */
function isSameHome(one: ZoneTable, other: ZoneTable): boolean {
  const [left, right] = [one, other].map(({ plmns, homePlmns }) =>
    JSON.stringify([Object.keys(plmns).length === 0, [...(homePlmns ?? [])].sort()]),
  );
  return left === right;
}
