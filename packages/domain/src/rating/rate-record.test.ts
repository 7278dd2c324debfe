import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { versionAt } from "../agreement/version-at.ts";
import { addExact, exact, multiplyExact, parseExact, ZERO } from "../money/exact.ts";
import { parseMicros } from "../money/micros.ts";
import { roundExact } from "../money/round.ts";
import type { RoundingMode } from "../money/types.ts";
import { linearCharge } from "./linear-charge.ts";
import { createRecordRater } from "./rate-record.ts";
import { agreementOf, recordRating, usageLine } from "./terms.fixture.ts";
import type { RecordUsage } from "./types.ts";

const call = (seconds: number, more: Partial<RecordUsage> = {}): RecordUsage => ({
  service: "voice",
  direction: "mo",
  zone: "domestic",
  quantity: BigInt(seconds),
  ...more,
});

describe("a record's charge", () => {
  test("61 s at 60/60 and 0.006 per minute cost 0.012 for 120 s", () => {
    expect(createRecordRater(agreementOf([usageLine()])).rate(call(61))).toEqual({
      lineCode: "VOICE",
      ratedQuantity: 120n,
      chargeMicros: parseMicros("0.012"),
      isProvisional: false,
    });
  });

  test("0 s cost nothing, set-up fee included", () => {
    const line = usageLine({ record: recordRating(60n, 60n, { setUpFee: parseExact("0.05") }) });
    expect(createRecordRater(agreementOf([line])).rate(call(0))).toMatchObject({
      ratedQuantity: 0n,
      chargeMicros: 0n,
    });
  });

  test("set-up fee, minimum and maximum charge apply per record", () => {
    const record = recordRating(1n, 1n, {
      setUpFee: parseExact("0.05"),
      minimumCharge: parseExact("0.06"),
      maximumCharge: parseExact("0.10"),
    });
    const rater = createRecordRater(agreementOf([usageLine({ record })]));
    // 1 s: 0.05 + 0.0001 lifted to 0.06; 300 s: 0.05 + 0.03; 6,000 s: 0.05 + 0.60 held at 0.10.
    const charges = [1, 300, 6000].map((seconds) => rater.rate(call(seconds)));
    expect(charges).toMatchObject([
      { chargeMicros: parseMicros("0.06") },
      { chargeMicros: parseMicros("0.08") },
      { chargeMicros: parseMicros("0.10") },
    ]);
  });

  test("1 GB of 10^9 bytes and 1 GB of 2^30 bytes differ by 7.374 %", () => {
    const price = (size: bigint) => {
      const unit = { name: "GB", size };
      const pricing = { model: "per-unit", rate: parseExact("0.90") } as const;
      const line = usageLine({ services: ["data"], unit, pricing, record: recordRating(0n, 1n) });
      const rater = createRecordRater(agreementOf([line]));
      return rater.rate(call(0, { service: "data", direction: "none", quantity: 1_073_741_824n }));
    };
    expect(price(1_073_741_824n)).toMatchObject({ chargeMicros: parseMicros("0.90") });
    // 1.073741824 × 0.90 = 0.9663676416.
    expect(price(1_000_000_000n)).toMatchObject({ chargeMicros: parseMicros("0.966368") });
  });

  test("rounding per record truncates each call: 30 s at 0.69 per minute cost 0.34", () => {
    const line = usageLine({
      pricing: { model: "per-unit", rate: parseExact("0.69") },
      record: recordRating(30n, 6n),
    });
    const byRecord = createRecordRater(agreementOf([line], { mode: "truncate", scale: 2, per: "record" }));
    const byLine = createRecordRater(agreementOf([line], { mode: "truncate", scale: 2, per: "line" }));
    expect(byRecord.rate(call(12))).toMatchObject({ ratedQuantity: 30n, chargeMicros: parseMicros("0.34") });
    expect(byLine.rate(call(12))).toMatchObject({ chargeMicros: parseMicros("0.345") });
  });

  test("a tiered line charges the first tier's rate, marked as provisional", () => {
    const tiers = [
      { upTo: parseExact("10"), rate: parseExact("0.90"), flat: parseExact("5") },
      { upTo: null, rate: parseExact("0.70"), flat: ZERO },
    ];
    const line = usageLine({ pricing: { model: "graduated", tiers } });
    const rater = createRecordRater(agreementOf([line]));
    expect(rater.rate(call(60))).toMatchObject({ chargeMicros: parseMicros("0.90"), isProvisional: true });
  });

  test("a negative rate is a credit, not swallowed by the absent minimum", () => {
    const line = usageLine({ pricing: { model: "per-unit", rate: parseExact("-0.01") } });
    expect(createRecordRater(agreementOf([line])).rate(call(60))).toMatchObject({ chargeMicros: -10_000n });
  });
});

describe("rates by step within one record", () => {
  const steps = [
    { from: 0n, step: 60n, rate: parseExact("0.20") },
    { from: 60n, step: 1n, rate: parseExact("0.10") },
  ];
  const perRecord = { mode: "half-up", scale: 6, per: "record" } as const;

  test("a first minute at 0.20, then by the second at 0.10 per minute", () => {
    const line = usageLine({ record: recordRating(0n, 1n, { setUpFee: parseExact("0.40"), steps }) });
    const rater = createRecordRater(agreementOf([line], perRecord));
    expect(rater.rate(call(20))).toMatchObject({ ratedQuantity: 60n, chargeMicros: parseMicros("0.60") });
    // 0.40 + 0.20 + 70 s × 0.10 / 60 = 0.7166…
    expect(rater.rate(call(130))).toMatchObject({
      ratedQuantity: 130n,
      chargeMicros: parseMicros("0.716667"),
    });
  });

  test("steps that do not fit, or that meet summed quantities, are refused as TERMS_INVALID", () => {
    const broken = [
      [{ from: 1n, step: 1n, rate: ZERO }],
      [{ from: 0n, step: 0n, rate: ZERO }],
      [steps[0]!, { from: 90n, step: 1n, rate: ZERO }],
      [steps[1]!, steps[0]!],
    ];
    for (const each of broken) {
      const line = usageLine({ record: recordRating(0n, 1n, { steps: each }) });
      expect(() => createRecordRater(agreementOf([line], perRecord))).toThrow(
        expect.objectContaining({ code: "TERMS_INVALID" }),
      );
    }
    const line = usageLine({ record: recordRating(0n, 1n, { steps }) });
    expect(() => createRecordRater(agreementOf([line]))).toThrow(
      expect.objectContaining({ code: "TERMS_INVALID" }),
    );
  });
});

describe("which line rates a record", () => {
  const free = usageLine({ code: "ON-NET", zones: ["on-net"], pricing: { model: "per-unit", rate: ZERO } });
  const incoming = usageLine({ code: "INCOMING", directions: ["mt"] });
  const rater = createRecordRater(agreementOf([free, incoming, usageLine()]));

  test("the first that names its service, direction and zone", () => {
    expect(rater.rate(call(60, { direction: "mt" }))).toMatchObject({ lineCode: "INCOMING" });
    expect(rater.rate(call(60, { direction: "mo" }))).toMatchObject({ lineCode: "VOICE" });
    expect(rater.priceFor("voice", "mo", "domestic")?.lineCode).toBe("VOICE");
  });

  test("no rate found is RATE_MISSING, never a charge of 0", () => {
    expect(rater.rate(call(60, { zone: "satellite" }))).toEqual({ unrateable: "RATE_MISSING" });
    expect(rater.rate(call(60, { service: "sms" }))).toEqual({ unrateable: "RATE_MISSING" });
  });

  test("a zone that is explicitly free is rated at 0", () => {
    expect(rater.rate(call(61, { zone: "on-net" }))).toMatchObject({ ratedQuantity: 120n, chargeMicros: 0n });
  });

  test("no zone found is ZONE_UNKNOWN, a negative quantity QUANTITY_NEGATIVE", () => {
    expect(rater.rate(call(60, { zone: null }))).toEqual({ unrateable: "ZONE_UNKNOWN" });
    expect(rater.rate(call(-1))).toEqual({ unrateable: "QUANTITY_NEGATIVE" });
  });

  test("a call across a change of rates is rated whole by the version at its cut-off instant", () => {
    const dearer = usageLine({ pricing: { model: "per-unit", rate: parseExact("0.012") } });
    const versions = [
      agreementOf([usageLine()]),
      { ...agreementOf([dearer]), version: 2, effectiveFrom: 1_000 },
    ];
    const charges = [999, 1_000].map((cutOff) => {
      const version = versionAt(versions, cutOff);
      return version === null ? null : createRecordRater(version).rate(call(120));
    });
    expect(charges).toMatchObject([
      { chargeMicros: parseMicros("0.012") },
      { chargeMicros: parseMicros("0.024") },
    ]);
  });
});

describe("number and bigint arithmetic", () => {
  test("give the same charge below, at and above the safe bound", () => {
    const anyMode = fc.constantFrom<RoundingMode>("truncate", "half-up", "half-even", "up");
    const anyRate = fc
      .tuple(fc.bigInt(-1000n, 10n ** 7n), fc.bigInt(1n, 10n ** 10n))
      .map(([n, d]) => exact(n, d));
    const anyQuantity = fc.oneof(fc.bigInt(0n, 10_000n), fc.bigInt(0n, 10n ** 10n), fc.bigInt(0n, 2n ** 62n));
    fc.assert(
      fc.property(
        anyRate,
        anyRate,
        anyMode,
        fc.integer({ min: -2, max: 6 }),
        anyQuantity,
        (rate, fee, mode, scale, quantity) => {
          const rule = { mode, scale };
          const expected = roundExact(addExact(fee, multiplyExact(rate, exact(quantity))), rule);
          const charge = linearCharge(rate, fee, rule);
          expect(charge.chargeOf(quantity)).toBe(expected);
          const number = charge.inNumbers(Number(quantity));
          if (!Number.isNaN(number)) expect(BigInt(number)).toBe(expected);
        },
      ),
      { numRuns: 5_000 },
    );
  });

  test("give the same charge one unit around every bound of a plain rate", () => {
    for (const mode of ["truncate", "half-up", "half-even", "up"] as const) {
      const rate = exact(9n, 10n ** 10n);
      const charge = linearCharge(rate, ZERO, { mode, scale: 6 });
      for (let power = 40n; power < 64n; power++) {
        for (const quantity of [2n ** power - 1n, 2n ** power, 2n ** power + 1n]) {
          expect(charge.chargeOf(quantity)).toBe(
            roundExact(multiplyExact(rate, exact(quantity)), { mode, scale: 6 }),
          );
        }
      }
    }
  });
});
