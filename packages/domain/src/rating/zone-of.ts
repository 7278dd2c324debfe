import type { ZoneTable } from "../agreement/types.ts";
import { DomainError } from "../error.ts";
import { type ByteText, isThere } from "../usage/byte-text.ts";

export interface ZoneFinder {
  /**
   * The zone of a record, or null: then it is unrateable, never in a default zone. `dialled` is in E.164
   * digits, with or without a leading plus; of terminated traffic and data it is empty.
   */
  readonly zoneOf: (visitedPlmn: string | null, dialled: ByteText) => string | null;
  readonly zoneOfPrefix: (dialled: ByteText) => string | null;
}

interface Network {
  readonly zone: string | null;
  readonly isHome: boolean;
}

/**
 * Compiles an agreement's zone table. On a home network the dialled number decides when there is one; on any
 * other network the network does. A table without networks goes by the dialled number alone.
 *
 * Throws  {@link DomainError} `TERMS_INVALID` when a prefix holds anything but digits.
 */
export function createZoneFinder(table: ZoneTable): ZoneFinder {
  const networks = new Map<string, Network>();
  for (const plmn of table.homePlmns ?? []) networks.set(plmn, { zone: null, isHome: true });
  for (const [plmn, zone] of Object.entries(table.plmns))
    networks.set(plmn, { zone, isHome: networks.has(plmn) });
  const hasNetworks = Object.keys(table.plmns).length > 0;
  const zoneOfPrefix = compilePrefixes(table.prefixes);
  const zoneOf = (visitedPlmn: string | null, dialled: ByteText): string | null => {
    const network = visitedPlmn === null ? undefined : networks.get(visitedPlmn);
    const isByNumber = visitedPlmn === null || !hasNetworks || network?.isHome === true;
    if (isByNumber && isThere(dialled)) return zoneOfPrefix(dialled);
    return network?.zone ?? null;
  };
  return { zoneOf, zoneOfPrefix };
}

const DIGITS = 10;
const CODE_OF_ZERO = 48;
const CODE_OF_PLUS = 43;

/**
 * A trie over digits: `children[node * 10 + digit]` is the next node, `zoneAt[node]` the zone that ends
 * there.
 */
function compilePrefixes(prefixes: Readonly<Record<string, string>>): (dialled: ByteText) => string | null {
  const children: number[] = new Array<number>(DIGITS).fill(0);
  const zoneAt: (string | null)[] = [null];
  for (const [prefix, zone] of Object.entries(prefixes)) {
    let node = 0;
    for (const digit of digitsOf(prefix)) {
      const slot = node * DIGITS + digit;
      if (children[slot] === 0) {
        children[slot] = zoneAt.length;
        zoneAt.push(null);
        children.push(...new Array<number>(DIGITS).fill(0));
      }
      node = children[slot] ?? 0;
    }
    zoneAt[node] = zone;
  }
  const nodes = Int32Array.from(children);
  return ({ bytes, from, to }) => {
    let node = 0;
    let zone = zoneAt[0] ?? null;
    for (let at = bytes[from] === CODE_OF_PLUS ? from + 1 : from; at < to; at++) {
      const digit = (bytes[at] ?? 0) - CODE_OF_ZERO;
      if (digit < 0 || digit > 9) break;
      node = nodes[node * DIGITS + digit] ?? 0;
      if (node === 0) break;
      zone = zoneAt[node] ?? zone;
    }
    return zone;
  };
}

function digitsOf(prefix: string): number[] {
  if (!/^\d*$/.test(prefix)) {
    throw new DomainError(
      "TERMS_INVALID",
      `The dial prefix "${prefix}" must be digits only, without plus or spaces.`,
    );
  }
  return [...prefix].map(Number);
}
