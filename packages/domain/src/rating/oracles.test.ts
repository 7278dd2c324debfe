import { expect, test } from "vitest";
import accessFees from "../agreement/golden/billrun-access-fees.json" with { type: "json" };
import billrunTiers from "../agreement/golden/billrun-tiers.json" with { type: "json" };
import chargeModels from "../agreement/golden/charge-models.json" with { type: "json" };
import percentages from "../agreement/golden/percentage-charges.json" with { type: "json" };
import { priceQuantity } from "../agreement/price-quantity.ts";
import type { Pricing, RecordRating, Tier } from "../agreement/types.ts";
import { compareExact, divideExact, parseExact, subtractExact, ZERO } from "../money/exact.ts";
import { parseMicros, sumMicros } from "../money/micros.ts";
import type { Exact, Rounding, RoundingMode } from "../money/types.ts";
import { byteText } from "../usage/byte-text.ts";
import calls from "./golden/cgrates-calls.json" with { type: "json" };
import increments from "./golden/cgrates-increments.json" with { type: "json" };
import tim from "./golden/tim-calls.json" with { type: "json" };
import { createRecordRater } from "./rate-record.ts";
import { ratedQuantity } from "./rated-quantity.ts";
import { recordPrice } from "./record-price.ts";
import { agreementOf, recordRating, usageLine } from "./terms.fixture.ts";
import type { RecordCharge } from "./types.ts";
import { createZoneFinder } from "./zone-of.ts";

const MICROS = { mode: "half-up", scale: 6 } as const;

/** Decimals, or fractions such as 1/1200 where a rate has no end. */
function readRate(text: string): Exact {
  const [numerator = "", denominator = "1"] = text.split("/");
  return divideExact(parseExact(numerator), parseExact(denominator));
}

interface WrittenPrice {
  readonly model: string;
  readonly tiers?: readonly (readonly (string | null)[])[];
  readonly rate?: string;
  readonly size?: string;
  readonly price?: string;
  readonly free?: string;
}

function readPricing(written: WrittenPrice): Pricing {
  const { model, tiers = [], rate = "0", size = "0", price = "0", free } = written;
  if (model === "per-unit") return { model, rate: parseExact(rate) };
  if (model === "package") {
    const base = { model, size: parseExact(size), price: parseExact(price) } as const;
    return free === undefined ? base : { ...base, free: parseExact(free) };
  }
  return { model: model === "volume" ? "volume" : "graduated", tiers: tiers.map(readTier) };
}

function readTier([upTo, rate, flat, block]: readonly (string | null)[]): Tier {
  const tier = {
    upTo: typeof upTo === "string" ? parseExact(upTo) : null,
    rate: readRate(rate ?? "0"),
    flat: parseExact(flat ?? "0"),
  };
  return typeof block === "string" ? { ...tier, block: parseExact(block) } : tier;
}

interface PricedCase {
  readonly id: string;
  readonly price: WrittenPrice;
  readonly quantity: string;
  readonly billed?: string;
  readonly amount: string;
}

function wrongPrices(cases: readonly PricedCase[]): string[] {
  const isWrong = ({ price, quantity, billed, amount }: PricedCase): boolean => {
    const pricing = readPricing(price);
    const whole = priceQuantity(pricing, parseExact(quantity));
    const before = billed === undefined ? ZERO : priceQuantity(pricing, parseExact(billed));
    return compareExact(subtractExact(whole, before), parseExact(amount)) !== 0;
  };
  return cases.filter(isWrong).map(({ id }) => id);
}

test("charge models of Lago, OpenMeter and Kill Bill come out", () => {
  const wrong = wrongPrices(chargeModels.cases);
  for (const { id, records, quantities, amount } of percentages.cases) {
    const record = recordRating(0n, 1n, {
      setUpFee: parseExact(records.fee ?? "0"),
      minimumCharge: parseExact(records.least ?? "0"),
      ...(records.most === undefined ? {} : { maximumCharge: parseExact(records.most) }),
    });
    const pricing = { model: "per-unit", rate: parseExact(records.rate) } as const;
    const price = recordPrice(usageLine({ unit: { name: "unit", size: 1n }, pricing, record }), MICROS);
    const charge = sumMicros(quantities.map((quantity) => price.chargeOf(BigInt(quantity))));
    if (charge !== parseMicros(amount)) wrong.push(id);
  }
  const run = chargeModels.cases.length + percentages.cases.length;
  console.log(`oracles: ${run - wrong.length} of ${chargeModels.inSource} charge-model cases`);
  expect(wrong).toEqual([]);
  expect(run).toBe(44);
});

test("BillRun's tiers, intervals and access prices come out", () => {
  const wrong = wrongPrices(billrunTiers.cases);
  for (const { id, fee, amount } of accessFees.cases) {
    const record = recordRating(0n, 1n, { setUpFee: parseExact(fee) });
    const line = usageLine({ pricing: { model: "per-unit", rate: ZERO }, record });
    if (recordPrice(line, MICROS).chargeOf(1n) !== parseMicros(amount)) wrong.push(id);
  }
  const run = billrunTiers.cases.length + accessFees.cases.length;
  console.log(`oracles: ${run - wrong.length} of ${billrunTiers.inSource} BillRun tariff cases`);
  expect(wrong).toEqual([]);
  expect(run).toBe(45);
});

type Call = (typeof calls.cases)[number];

function ratingOf({ steps, fee, most }: Call): { rate: Exact; record: RecordRating } {
  const [[from, step, rate] = [0, 1, "0"]] = steps;
  const charges = {
    setUpFee: parseExact(fee ?? "0"),
    ...(most === undefined ? {} : { maximumCharge: parseExact(most) }),
  };
  if (steps.length === 1 && from === 0) {
    return { rate: readRate(String(rate)), record: recordRating(0n, BigInt(step ?? 1), charges) };
  }
  const stretches = steps.map((each) => ({
    from: BigInt(each[0] ?? 0),
    step: BigInt(each[1] ?? 1),
    rate: readRate(String(each[2])),
  }));
  return { rate: ZERO, record: recordRating(0n, 1n, { ...charges, steps: stretches }) };
}

function rateCall(call: Call): RecordCharge {
  const [mode, scale] = call.rounding;
  const rounding: Rounding = { mode: mode as RoundingMode, scale: Number(scale), per: "record" };
  const { rate, record } = ratingOf(call);
  const unit = { name: "unit", size: BigInt(call.per) };
  const right = usageLine({
    code: "RIGHT",
    zones: [call.zone],
    unit,
    pricing: { model: "per-unit", rate },
    record,
  });
  const prefixes: Record<string, string> = Object.fromEntries(call.prefixes);
  const elsewhere = Object.values(prefixes).filter((zone) => zone !== call.zone);
  const other = usageLine({ code: "WRONG", zones: elsewhere });
  const zone = createZoneFinder({ plmns: {}, prefixes }).zoneOfPrefix(byteText(call.dialled));
  const rater = createRecordRater(agreementOf([right, other], rounding));
  return rater.rate({ service: "voice", direction: "mo", zone, quantity: BigInt(call.quantity) });
}

test("CGRateS's calls come out exactly, the zone chosen by the longest prefix", () => {
  const wrong = calls.cases.filter((call) => {
    const charge = rateCall(call);
    if (charge.unrateable !== undefined || charge.lineCode !== "RIGHT") return true;
    return charge.chargeMicros !== parseMicros(call.amount);
  });
  const nobody = createRecordRater(agreementOf([]));
  const missing = nobody.rate({ service: "voice", direction: "mo", zone: "any", quantity: 3600n });
  expect(missing).toEqual({ unrateable: "RATE_MISSING" });
  console.log(`oracles: ${calls.cases.length + 1 - wrong.length} of ${calls.inSource} CGRateS calls`);
  expect(wrong.map(({ id }) => id)).toEqual([]);
  expect(calls.cases).toHaveLength(55);
});

test("CGRateS's increments come out", () => {
  const wrong = increments.cases.filter(([, next = 0, duration = 0, charged = 0]) => {
    return ratedQuantity(BigInt(duration), { first: 0n, next: BigInt(next) }) !== BigInt(charged);
  });
  console.log(
    `oracles: ${increments.cases.length - wrong.length} of ${increments.cases.length} CGRateS increments`,
  );
  expect(wrong).toEqual([]);
  expect(increments.cases).toHaveLength(7);
});

test("a real invoice: 434 calls of TIM at 0.69 per minute, 30/6, each truncated to the cent", () => {
  const pricing = { model: "per-unit", rate: parseExact(tim.ratePerMinute) } as const;
  const record = recordRating(BigInt(tim.firstSeconds), BigInt(tim.nextSeconds));
  const line = usageLine({ unit: { name: "minute", size: 60n }, pricing, record });
  const rightBy = (mode: RoundingMode): number => {
    const price = recordPrice(line, { mode, scale: 2 });
    const isRight = ([, seconds, amount]: (string | number)[]): boolean =>
      price.chargeOf(BigInt(seconds ?? 0)) === parseMicros(String(amount));
    return tim.cases.filter(isRight).length;
  };
  console.log(`oracles: ${rightBy("truncate")} of ${tim.inSource} TIM calls`);
  expect(rightBy("truncate")).toBe(434);
  // The check can tell: rounded half-up, 0.345 for 30 s would be 0.35.
  expect(rightBy("half-up")).toBeLessThan(434);
});
