import type { AgreementTerms, UsageLine, ZoneTable } from "../agreement/types.ts";
import type { Instant } from "../period/types.ts";
import { createZoneFinder } from "../rating/zone-of.ts";
import { byteText } from "../usage/byte-text.ts";
import type { Direction, Service } from "../usage/types.ts";
import type { SyntheticRecord } from "./types.ts";

/** Units of a line that each record has, and one base unit more of what is counted by increments. */
const UNITS = 10n;
const SECONDS_WITHOUT_UNIT = 600n;
const BYTES_WITHOUT_UNIT = 10_000_000n;
/** The rest of a number behind its prefix, for E.164 of at most 15 digits. */
const NUMBER_LENGTH = 12;

export interface SyntheticSims {
  /** One of each subscriber. */
  readonly subscribers: readonly string[];
  /** One that the network knows and nobody has: for zones that only a source itself can name. */
  readonly spare: string;
}

interface Kind {
  readonly service: Service;
  readonly direction: Direction;
  readonly zone: string;
  readonly quantity: bigint;
}

/**
 * Usage of everything that an agreement prices: for each service, direction and zone one record of each
 * subscriber, of ten units of its line.
 *
 * Units   base units: 601 seconds of a line by the minute, ten gigabytes of one by the gigabyte, one event.
 * Shape   in the order of lines; the same for the same input.
 */
export function syntheticUsage(
  terms: AgreementTerms,
  sims: SyntheticSims,
  timeOf: (index: number) => Instant,
): SyntheticRecord[] {
  const places = placesOf(terms.zones);
  const kinds = terms.lines.flatMap((line) => (line.kind === "usage" ? kindsOf(line) : []));
  const once = new Map(kinds.map((kind) => [`${kind.service} ${kind.direction} ${kind.zone}`, kind]));
  // A record belongs to the first line that names it: a later line of the same does not get another.
  for (const kind of [...kinds].reverse()) once.set(`${kind.service} ${kind.direction} ${kind.zone}`, kind);
  let index = 0;
  return [...once.values()].flatMap((kind) => {
    const place = places(kind);
    const imsis = place === null ? [sims.spare] : sims.subscribers;
    return imsis.map((imsi) => ({
      ...{ ...kind, imsi, occurredAt: timeOf(index++), isZoneFound: place !== null },
      ...(place ?? { visitedPlmn: null, dialled: null }),
    }));
  });
}

function kindsOf(line: UsageLine): Kind[] {
  return line.services.flatMap((service) =>
    directionsOf(line, service).flatMap((direction) =>
      line.zones.map((zone) => ({ service, direction, zone, quantity: quantityOf(line, service) })),
    ),
  );
}

/** Data has no direction; what else has none given is originated and terminated. */
function directionsOf({ directions }: UsageLine, service: Service): readonly Direction[] {
  const own: readonly Direction[] = service === "data" ? ["none"] : ["mo", "mt"];
  return directions === undefined ? own : own.filter((direction) => directions.includes(direction));
}

function quantityOf({ unit }: UsageLine, service: Service): bigint {
  if (service === "sms" || service === "mms") return 1n;
  if (service === "voice") return (unit.size > 1n ? UNITS * unit.size : SECONDS_WITHOUT_UNIT) + 1n;
  return unit.size > 1n ? UNITS * unit.size : BYTES_WITHOUT_UNIT;
}

interface Place {
  readonly visitedPlmn: string | null;
  readonly dialled: string | null;
}

/** Finds where a record of a zone is made, and what is dialled in it; null where the table leads nowhere. */
function placesOf(table: ZoneTable): (kind: Kind) => Place | null {
  const { zoneOf } = createZoneFinder(table);
  const plmns = Object.keys(table.plmns);
  const homes = [...(table.homePlmns ?? []), null];
  const away: Place[] = plmns.map((visitedPlmn) => ({ visitedPlmn, dialled: null }));
  const dialling: Place[] = homes.flatMap((visitedPlmn) =>
    Object.keys(table.prefixes).map((prefix) => ({ visitedPlmn, dialled: numberOf(prefix) })),
  );
  const byZone = (places: readonly Place[]): ReadonlyMap<string, Place> => {
    const found = new Map<string, Place>();
    for (const place of places) {
      const zone = zoneOf(place.visitedPlmn, byteText(place.dialled));
      if (zone !== null && !found.has(zone)) found.set(zone, place);
    }
    return found;
  };
  const [silent, dialled] = [byZone(away), byZone([...dialling, ...away])];
  return ({ direction, zone }) => (direction === "mo" ? dialled : silent).get(zone) ?? null;
}

function numberOf(prefix: string): string {
  return prefix.length >= NUMBER_LENGTH ? prefix : prefix.padEnd(NUMBER_LENGTH, "5");
}
