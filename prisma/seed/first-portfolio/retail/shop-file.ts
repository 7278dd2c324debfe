import { type Cell, csvText } from "../../csv.ts";
import type { StoryFile } from "../../story.ts";
import { currencyOf, TAX_BPS } from "../tariff.ts";
import type { Shop } from "./shops.ts";

const SIZES = ["s", "m", "l"] as const;
/** Seconds of calls and texts in each plan. */
const INCLUDED = [
  { seconds: 1_200, texts: 20 },
  { seconds: 6_000, texts: 100 },
  { seconds: null, texts: null },
] as const;
const ZONE_OF = { de: "Europe/Berlin", uk: "Europe/London" } as const;
const HOLIDAYS = {
  de: ["2026-10-03", "2026-12-25", "2026-12-26", "2027-01-01"],
  uk: ["2026-08-31", "2026-12-25", "2026-12-28", "2027-01-01"],
} as const;

export const cardCode = "standard";
export const planCodes = SIZES.map((size) => `mobile-${size}`);

export function ratesPath({ operator }: Shop): string {
  return `retail/${operator}/rates.csv`;
}

export function shopPath({ operator }: Shop): string {
  return `retail/${operator}/shop.json`;
}

/** How an operator bills, its rate card without its prices, and its plans. */
export function shopFile(shop: Shop): StoryFile {
  const contents = { profile: profile(shop), rateCard: rateCard(shop), plans: plans(shop) };
  return { path: shopPath(shop), text: `${JSON.stringify(contents, null, 2)}\n` };
}

function profile(shop: Shop): object {
  const { side, seller: name, city, postalCode, taxId, colour, operator } = shop;
  const letters = operator.slice(0, 2).toUpperCase();
  return {
    currency: currencyOf[side],
    zone: ZONE_OF[side],
    taxes: [{ code: "standard", treatment: "inclusive", bps: Number(TAX_BPS[side]) }],
    usageTaxCode: "standard",
    rounding: { mode: "half-up", scale: 2, taxPer: "group" },
    billNumbers: { prefix: `${letters}-{yyyy}-`, digits: 6 },
    creditNumbers: { prefix: `${letters}-C-{yyyy}-`, digits: 5 },
    dueDays: 14,
    seller: {
      ...{ name, street: "1 Market Street", postalCode, city, taxId, colour },
      country: side === "de" ? "DE" : "GB",
    },
    dunning: {
      steps: [
        { daysOverdue: 3, action: "remind", channel: "email" },
        { daysOverdue: 14, action: "remind", channel: "letter" },
        { daysOverdue: 28, action: "suspend", channel: "sms" },
        { daysOverdue: 90, action: "terminate", channel: "letter" },
      ],
      minimum: "1",
    },
  };
}

function rateCard({ side }: Shop): object {
  return {
    ...{
      code: cardCode,
      name: "Standard",
      currency: currencyOf[side],
      zone: ZONE_OF[side],
      from: "2025-06-01",
    },
    rounding: { mode: "half-up", scale: 4 },
    holidays: HOLIDAYS[side],
    homeNetworks: ["99940", "99941"],
  };
}

const RATE_COLUMNS = [
  ...["code", "description", "services", "zones", "prefixes", "networks", "unit", "band", "when"],
  ...["first", "next", "price"],
];

/** The prices, as a list that is imported: zones first; calls at half price in the evening and on Sundays. */
export function ratesFile(shop: Shop): StoryFile {
  const { megabyte, minute, text } = shop.usage;
  const zone = (name: string, prefixes: string, networks: string): Cell[] => [
    ...[null, null, null, name, prefixes, networks, null, null, null, null, null, null],
  ];
  const rate = (
    code: string,
    description: string,
    service: string,
    zoneName: string,
    price: string,
  ): Cell[] => [...[code, description, service, zoneName, null, null, null, null, null, null, null, price]];
  const evening = "sun holiday 00:00-24:00; mon-sat 20:00-24:00; mon-sat 00:00-07:00";
  const half = times(`${minute}0`, 5, 10);
  const rows: Cell[][] = [
    RATE_COLUMNS,
    zone("domestic", "99940 99941", "99940 99941"),
    zone("eu", "", "99951 99952 99953"),
    zone("world", "", "99971 99972"),
    zone("international", "99986", ""),
    rate("DATA", "Data at home", "data", "domestic", megabyte),
    rate("DATA-EU", "Data in the EU", "data", "eu", megabyte),
    rate("DATA-WORLD", "Data abroad", "data", "world", times(megabyte, 3)),
    ["CALLS", "Calls at home", "voice", "domestic", null, null, null, "evening", evening, 60, 60, half],
    ["CALLS", null, null, null, null, null, null, "daytime", null, 60, 60, minute],
    rate("CALLS-EU", "Calls in the EU", "voice", "eu", minute),
    rate("CALLS-INTL", "Calls to other countries", "voice", "international", times(minute, 3)),
    rate("TEXTS", "Texts", "sms", "domestic", text),
  ];
  return { path: ratesPath(shop), text: csvText(rows) };
}

/** A price times a factor, in as many decimals as it has. */
function times(price: string, factor: number, divisor = 1): string {
  const [whole = "", decimals = ""] = price.split(".");
  const product = String((Number(whole + decimals) * factor) / divisor).padStart(decimals.length + 1, "0");
  return `${product.slice(0, -decimals.length)}.${product.slice(-decimals.length)}`;
}

function plans({ operator, prices, megabytes }: Shop): object[] {
  const brand = operator.slice(0, 1).toUpperCase() + operator.slice(1);
  const sizes = SIZES.map((size, at) => {
    const name = `${brand} ${size.toUpperCase()}`;
    const monthly = fee("MONTHLY", name, "period", prices[at] ?? "");
    return {
      ...{ code: planCodes[at], name, kind: "plan", rateCard: cardCode },
      terms: {
        validity: { lasts: "open" },
        fees: at === 0 ? [monthly] : [monthly, fee("CONNECTION", "Connection", "once", "4.99")],
        discounts: at === 2 ? [THREE_MONTHS] : [],
        bundles: bundles(at, megabytes[at] ?? 0),
      },
    };
  });
  const pass = {
    ...{ code: "world-week", name: "World week", kind: "pass", rateCard: cardCode },
    terms: {
      validity: { lasts: "days", days: 7, startsOn: "first-use" },
      fees: [fee("PASS", "World week", "once", "14.99")],
      discounts: [],
      bundles: [{ ...bundle("WORLD-DATA", "Data abroad", "data", GB, "1", ["world"]), atEnd: "stop" }],
    },
  };
  return [...sizes, pass];
}

const GB = { name: "GB", size: "1000000000" };
const THREE_MONTHS = {
  ...{ code: "NEW", description: "Three months for less", fee: "MONTHLY", periods: 3 },
  off: { by: "percentage", bps: 2_000 },
};

function fee(code: string, description: string, every: "period" | "once", amount: string): object {
  return { code, description, every, amount, taxCode: "standard", isProrated: every === "period" };
}

function bundles(at: number, megabytes: number): object[] {
  const { seconds = null, texts = null } = INCLUDED[at] ?? {};
  const gigabytes = String(megabytes / 1_000);
  const here = ["domestic", "eu"];
  return [
    {
      ...bundle("DATA", "Data", "data", GB, gigabytes, here),
      isProrated: true,
      atEnd: at === 2 ? "throttle" : "overage",
      rollover: at === 0 ? null : { cap: gigabytes, periods: 1 },
    },
    bundle("CALLS", "Calls", "voice", { name: "min", size: "60" }, inMinutes(seconds), here),
    bundle("TEXTS", "Texts", "sms", { name: "SMS", size: "1" }, texts === null ? null : String(texts), here),
  ];
}

function inMinutes(seconds: number | null): string | null {
  return seconds === null ? null : String(seconds / 60);
}

function bundle(
  code: string,
  description: string,
  service: string,
  unit: { readonly name: string; readonly size: string },
  allowance: string | null,
  zones: readonly string[],
): object {
  return {
    ...{ code, description, services: [service], directions: null, zones, allowance, unit },
    ...{ isProrated: false, priority: 1, atEnd: "overage", rollover: null, pool: null },
  };
}
