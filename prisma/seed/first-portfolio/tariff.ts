import type { Side } from "./operators.ts";

/**
 * A price per display unit, or graduated tiers; both agreements are typed here once, for the portfolio file
 * too.
 */
export interface TariffLine {
  readonly code: string;
  readonly description: string;
  readonly service: "data" | "voice" | "sms";
  readonly zone: string;
  readonly unit: { readonly name: string; readonly size: bigint };
  readonly rate: string | null;
  /** Charged at least this many base units per record. */
  readonly first: bigint;
  /** Printed in one sum for all operators, instead of one line per account. */
  readonly isShared: boolean;
  readonly isCountable: boolean;
}

const GB = { name: "GB", size: 1_000_000_000n };
const GIB = { name: "GiB", size: 1_073_741_824n };
const MINUTE = { name: "min", size: 60n };
const SMS = { name: "SMS", size: 1n };

const line = (
  code: string,
  description: string,
  service: TariffLine["service"],
  zone: string,
  unit: TariffLine["unit"],
  rate: string | null,
  more: Partial<TariffLine> = {},
): TariffLine => ({
  code,
  description,
  service,
  zone,
  unit,
  rate,
  first: 1n,
  isShared: false,
  isCountable: false,
  ...more,
});

export const tariff: Readonly<Record<Side, readonly TariffLine[]>> = {
  de: [
    line("DATA-DOM", "Domestic data", "data", "domestic", GB, null, { isShared: true }),
    line("DATA-EU", "Data roaming, EU", "data", "eu", GB, "1.10"),
    line("DATA-WORLD", "Data roaming, world", "data", "world", GB, "4.80"),
    line("VOICE-DOM", "Domestic calls", "voice", "domestic", MINUTE, "0.012", { isShared: true, first: 60n }),
    line("VOICE-EU", "Calls while roaming, EU", "voice", "eu", MINUTE, "0.045"),
    line("VOICE-INTL", "International calls", "voice", "international", MINUTE, "0.12", {
      isShared: true,
      first: 60n,
    }),
    line("SMS-DOM", "SMS", "sms", "domestic", SMS, "0.009", { isShared: true, isCountable: true }),
  ],
  uk: [
    line("UK-DATA", "Data in the UK", "data", "domestic", GIB, "1.95"),
    line("UK-DATA-EU", "Data in the EU", "data", "eu", GIB, "3.10"),
    line("UK-VOICE", "Calls in the UK", "voice", "domestic", MINUTE, "0.028", { isShared: true }),
    line("UK-SMS", "Text messages", "sms", "domestic", SMS, "0.03"),
  ],
};

/** From October on, Thamesgate's second version: a text message costs 0.02. */
export const UK_SMS_FROM_OCTOBER = "0.02";

export function rateOf(side: Side, code: string, period: string): string {
  if (code === "UK-SMS" && period >= "2026-10") return UK_SMS_FROM_OCTOBER;
  const found = tariff[side].find((each) => each.code === code)?.rate;
  if (found === undefined || found === null) throw new RangeError(`${code} has no single rate.`);
  return found;
}

/** Domestic data: the first 4,000 GB at 0.92, up to 9,000 at 0.71, the rest at 0.55. */
export const dataTiers = [
  { upTo: 4_000n, rate: "0.92" },
  { upTo: 9_000n, rate: "0.71" },
  { upTo: null, rate: "0.55" },
] as const;

export const SIM_RATE = "0.25";
export const PLATFORM: Readonly<Record<Side, string>> = { de: "1200.00", uk: "900.00" };
export const COMMITMENT = "9000.00";
export const COMMITTED = { aurora: "3600", brisa: "2400", dune: "1900", ember: "1100" } as const;
export const inScope = ["DATA-DOM", "VOICE-DOM", "SMS-DOM"];
export const TAX_BPS: Readonly<Record<Side, bigint>> = { de: 1_900n, uk: 2_000n };
export const currencyOf: Readonly<Record<Side, string>> = { de: "EUR", uk: "GBP" };
export const agreementOf: Readonly<Record<Side, string>> = { de: "nordkant-2026", uk: "thamesgate-2026" };
