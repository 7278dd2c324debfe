import type { AgreementVersion, UsageLine } from "../agreement/types.ts";
import { DomainError } from "../error.ts";
import type { RoundingRule } from "../money/round.ts";
import type { Direction, Service } from "../usage/types.ts";
import { rateNumber } from "./rate-number.ts";
import { type RecordPrice, recordPrice } from "./record-price.ts";
import type { RecordCharge, RecordUsage } from "./types.ts";

export interface RecordRater {
  readonly rate: (usage: RecordUsage) => RecordCharge;
  /** The price of a kind of record, for callers that rate whole columns; null when there is none. */
  readonly priceFor: (service: Service, direction: Direction, zone: string) => RecordPrice | null;
}

/** Charges of records that are summed before the agreement rounds them keep all six decimals. */
const FINEST: RoundingRule = { mode: "half-up", scale: 6 };
const SAFE = BigInt(Number.MAX_SAFE_INTEGER);
const DIRECTIONS: readonly Direction[] = ["mo", "mt", "none"];

/**
 * Compiles one agreement version into a rater of records. A record belongs to the first usage line that names
 * its service, direction and zone. A missing rate makes it unrateable, never free; a rate of 0 makes it free.
 *
 * Units   quantities in base units, charges in micros of the agreement's currency.
 * Rounds  once per record: by the agreement when it rounds per record, else half-up at six decimals.
 * Throws  {@link DomainError} `TERMS_INVALID`.
 */
export function createRecordRater(version: AgreementVersion): RecordRater {
  const { rounding, lines } = version.terms;
  const rule = rounding.per === "record" ? rounding : FINEST;
  const prices: Prices = new Map();
  for (const line of lines) {
    if (line.kind !== "usage") continue;
    if (line.record.steps !== undefined && rounding.per !== "record") throw stepsNeedRecords(line);
    addLine(prices, line, recordPrice(line, rule));
  }
  return { rate: (usage) => rate(prices, usage), priceFor: (...key) => priceFor(prices, ...key) };
}

/** By zone, service and direction. */
type Prices = Map<string, Map<string, Map<string, RecordPrice>>>;

function addLine(prices: Prices, line: UsageLine, price: RecordPrice): void {
  for (const zone of line.zones) {
    const byService = prices.get(zone) ?? new Map<string, Map<string, RecordPrice>>();
    prices.set(zone, byService);
    for (const service of line.services) {
      const byDirection = byService.get(service) ?? new Map<string, RecordPrice>();
      byService.set(service, byDirection);
      for (const direction of line.directions ?? DIRECTIONS) {
        if (!byDirection.has(direction)) byDirection.set(direction, price);
      }
    }
  }
}

function priceFor(prices: Prices, service: Service, direction: Direction, zone: string): RecordPrice | null {
  return prices.get(zone)?.get(service)?.get(direction) ?? null;
}

function rate(prices: Prices, usage: RecordUsage): RecordCharge {
  if (usage.zone === null) return { unrateable: "ZONE_UNKNOWN" };
  const price = priceFor(prices, usage.service, usage.direction, usage.zone);
  if (price === null) return { unrateable: "RATE_MISSING" };
  if (usage.quantity < 0n) return { unrateable: "QUANTITY_NEGATIVE" };
  const { lineCode, isProvisional } = price;
  const number = { ratedQuantity: 0, chargeMicros: 0 };
  const isNumber = usage.quantity <= SAFE && rateNumber(price, Number(usage.quantity), number);
  const ratedQuantity = isNumber ? BigInt(number.ratedQuantity) : price.quantityOf(usage.quantity);
  const chargeMicros = isNumber ? BigInt(number.chargeMicros) : price.chargeOf(usage.quantity);
  return { lineCode, ratedQuantity, chargeMicros, isProvisional };
}

function stepsNeedRecords(line: UsageLine): DomainError {
  return new DomainError(
    "TERMS_INVALID",
    `Line ${line.code} has rates by step, which price records only: let the agreement round per record.`,
  );
}
