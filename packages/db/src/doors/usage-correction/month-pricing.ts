import type { Micros, RoundingMode } from "@tributary/domain/money/types";

/**
 * A price as integers that the database calculates with: what the domain's formula says, and between which
 * instants it is in force.
 */
export interface MonthPrice {
  readonly service: string;
  readonly direction: string;
  readonly zone: string;
  readonly version: number;
  readonly lineCode: string;
  readonly first: bigint;
  readonly next: bigint;
  readonly slope: bigint;
  readonly base: bigint;
  readonly denominator: bigint;
  readonly step: Micros;
  readonly mode: RoundingMode;
  readonly least: Micros | null;
  readonly most: Micros | null;
  /** Milliseconds; null is open. */
  readonly from: number | null;
  readonly until: number | null;
}

/** The records of one agreement's period that are priced anew. */
export interface MonthPricing {
  readonly agreementId: string;
  readonly period: string;
  readonly cutOff: "start" | "end" | "load";
  readonly prices: readonly MonthPrice[];
  /** When each file came, for agreements that cut by it. */
  readonly loads: readonly { readonly fileId: number; readonly receivedAt: number }[];
}

/** Agreement, period, cut-off, prices and loads, as `app_rewrite_usage_month` takes them. */
export function pricingParameters({ agreementId, period, cutOff, prices, loads }: MonthPricing): string[] {
  const times = loads.map(({ fileId, receivedAt }) => ({
    file_id: fileId,
    received_at: timeText(receivedAt),
  }));
  return [agreementId, period, cutOff, JSON.stringify(prices.map(priceRecord)), JSON.stringify(times)];
}

function priceRecord(price: MonthPrice) {
  const { service, direction, zone, version, lineCode: line, from, until } = price;
  const { first, next, step, slope, base, denominator, mode, least, most } = price;
  return {
    ...{ service, direction, zone, version, line },
    valid_from: from === null ? "-infinity" : timeText(from),
    valid_until: until === null ? "infinity" : timeText(until),
    by_second: service === "voice" ? 1 : 0,
    by_byte: service === "data" ? 1 : 0,
    by_event: service === "voice" || service === "data" ? 0 : 1,
    ...texts({ first, next, step, slope, base, denominator, least, most }),
    mode,
    ...texts(inSixtyFourBits(price)),
  };
}

const ROOM = 2n ** 62n;

/**
 * The price as one division that rounds down, `(top × quantity + plus) / bottom`, as far as 64 bits reach:
 * up to a charged quantity of `largest`, or −1 where it has to be calculated the wide way.
 */
function inSixtyFourBits({ slope, base, denominator, step, mode }: MonthPrice) {
  const { top, plus, bottom } = DIVISIONS[mode]({ slope, base, denominator });
  const isWide = mode === "half-even" || slope < 0n || base < 0n;
  const room = ROOM / step;
  if (isWide || top > room || plus > room || bottom > room)
    return { top: 0n, plus: 0n, bottom: 1n, largest: -1n };
  return { top, plus, bottom, largest: top === 0n ? ROOM : (room - plus) / top };
}

type Fraction = Pick<MonthPrice, "slope" | "base" | "denominator">;

/** Nothing here is negative. Halves that go to the even side are no such division. */
const DIVISIONS: Readonly<
  Record<RoundingMode, (price: Fraction) => { top: bigint; plus: bigint; bottom: bigint }>
> = {
  truncate: ({ slope, base, denominator }) => ({ top: slope, plus: base, bottom: denominator }),
  up: ({ slope, base, denominator }) => ({ top: slope, plus: base + denominator - 1n, bottom: denominator }),
  "half-up": ({ slope, base, denominator }) => ({
    top: 2n * slope,
    plus: 2n * base + denominator,
    bottom: 2n * denominator,
  }),
  "half-even": ({ slope, base, denominator }) => ({ top: slope, plus: base, bottom: denominator }),
};

/** JSON has no bigint; the database reads one from text. */
function texts(fields: Readonly<Record<string, bigint | null>>) {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, value === null ? null : value.toString()]),
  );
}

function timeText(instant: number): string {
  return new Date(instant).toISOString();
}
