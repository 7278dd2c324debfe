import { versionAt } from "../agreement/version-at.ts";
import { DomainError } from "../error.ts";
import type { Micros } from "../money/types.ts";
import type { Instant } from "../period/types.ts";
import { createZoneFinder, type ZoneFinder } from "../rating/zone-of.ts";
import { byteText } from "../usage/byte-text.ts";
import type { Direction, Service } from "../usage/types.ts";
import { type BandClock, createBandClock } from "./band-clock.ts";
import { checkRate } from "./check-rate.ts";
import { partPrices } from "./part-prices.ts";
import { splitRecord } from "./split-record.ts";
import type {
  FoundRate,
  NoRate,
  Rate,
  RateBand,
  RateCardTerms,
  RateCardVersion,
  RetailUsage,
} from "./types.ts";

export interface RetailRater {
  readonly find: (usage: RetailUsage) => FoundRate | NoRate;
  /**
   * What each part costs, `charged` being what no bundle paid of it and `usedBefore` what was charged of this
   * rate in the billing cycle before, in base units.
   */
  readonly pricesOf: (found: FoundRate, charged: readonly bigint[], usedBefore: bigint) => Micros[];
}

interface Card {
  readonly version: number;
  readonly effectiveFrom: Instant;
  readonly terms: RateCardTerms;
  readonly zones: ZoneFinder;
  readonly byCode: ReadonlyMap<string, Rate>;
  readonly rateFor: (service: Service, direction: Direction, zone: string) => TimedRate | null;
}

interface TimedRate {
  readonly rate: Rate;
  readonly clock: BandClock<RateBand>;
}

const DIRECTIONS: readonly Direction[] = ["mo", "mt", "none"];

/**
 * Compiles the versions of one rate card. A record is rated whole by the version in force when it begins: the
 * zone by the longest dialled prefix or the visited network, the first rate that names its service, direction
 * and zone, and there band by band. No rate is never free; a rate of 0 is.
 *
 * Units   quantities in base units, prices in micros of the card's currency.
 * Rounds  once per record, by the card.
 * Throws  {@link DomainError} `TERMS_INVALID`, `ZONE_UNKNOWN` for a time zone that there is not.
 */
export function createRetailRater(versions: readonly RateCardVersion[]): RetailRater {
  const cards = versions.map(compileCard);
  const byVersion = new Map(cards.map((card) => [card.version, card]));
  return {
    find: (usage) => find(versionAt(cards, usage.occurredAt), usage),
    pricesOf: ({ rateCode, rateCardVersion, parts }, charged, usedBefore) => {
      const card = byVersion.get(rateCardVersion);
      const rate = card?.byCode.get(rateCode);
      if (card === undefined || rate === undefined) throw notOfThisCard(rateCode, rateCardVersion);
      return partPrices(rate, parts, charged, usedBefore, card.terms.rounding);
    },
  };
}

function find(card: Card | null, usage: RetailUsage): FoundRate | NoRate {
  if (card === null) return { unrateable: "RATE_MISSING" };
  const { service, direction, visitedPlmn, dialled, quantity } = usage;
  const zone = card.zones.zoneOf(visitedPlmn, byteText(dialled));
  if (zone === null) return { unrateable: "ZONE_UNKNOWN" };
  const timed = card.rateFor(service, direction, zone);
  if (timed === null) return { unrateable: "RATE_MISSING" };
  if (quantity < 0n) return { unrateable: "QUANTITY_NEGATIVE" };
  const parts = splitRecord(timed.clock, usage);
  if (parts === null) return { unrateable: "RATE_MISSING" };
  const { code: rateCode, unit } = timed.rate;
  return { rateCode, zone, rateCardVersion: card.version, unit, parts };
}

function compileCard({ version, effectiveFrom, terms }: RateCardVersion): Card {
  const byZone = new Map<string, Map<string, TimedRate>>();
  const byCode = new Map<string, Rate>();
  for (const rate of terms.rates) {
    checkRate(rate);
    byCode.set(rate.code, rate);
    addRate(byZone, { rate, clock: createBandClock(rate.bands, terms.zone, terms.holidays) });
  }
  const rateFor = (service: Service, direction: Direction, zone: string) =>
    byZone.get(zone)?.get(kindOf(service, direction)) ?? null;
  return { version, effectiveFrom, terms, zones: createZoneFinder(terms.zones), byCode, rateFor };
}

function addRate(byZone: Map<string, Map<string, TimedRate>>, timed: TimedRate): void {
  const { services, directions = DIRECTIONS, zones } = timed.rate;
  for (const zone of zones) {
    const byKind = byZone.get(zone) ?? new Map<string, TimedRate>();
    byZone.set(zone, byKind);
    for (const kind of services.flatMap((service) => directions.map((each) => kindOf(service, each)))) {
      if (!byKind.has(kind)) byKind.set(kind, timed);
    }
  }
}

function kindOf(service: Service, direction: Direction): string {
  return `${service} ${direction}`;
}

function notOfThisCard(rateCode: string, version: number): DomainError {
  return new DomainError(
    "INPUT_INVALID",
    `Version ${version} of this rate card has no rate ${rateCode}: find the rate by the same card.`,
  );
}
