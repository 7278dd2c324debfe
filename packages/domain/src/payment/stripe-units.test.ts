import fc from "fast-check";
import { expect, test } from "vitest";
import { parseMicros } from "../money/micros.ts";
import { microsOfStripe, stripeUnits } from "./stripe-units.ts";

// Stripe, "Supported currencies": 10 USD is 1000, 500 JPY is 500, 5 ISK is 500, 5.12 KWD is 5120.
test.each([
  ["USD", "10", 1_000n],
  ["EUR", "23.80", 2_380n],
  ["EUR", "0.01", 1n],
  ["JPY", "500", 500n],
  ["ISK", "5", 500n],
  ["KWD", "5.12", 5_120n],
  ["MGA", "500", 500n],
  ["HUF", "10.45", 1_045n],
])("in %s, %s is %d for Stripe, and back", (currency, amount, units) => {
  expect(stripeUnits(parseMicros(amount), currency)).toBe(units);
  expect(microsOfStripe(units, currency)).toBe(parseMicros(amount));
});

test.each([
  ["EUR", "0.001"],
  ["EUR", "0"],
  ["EUR", "-1"],
  ["JPY", "0.5"],
  ["ISK", "5.50"],
  ["KWD", "5.124"],
  ["MGA", "0.20"],
])("%s %s is not charged", (currency, amount) => {
  expect(() => stripeUnits(parseMicros(amount), currency)).toThrow(
    expect.objectContaining({ code: "AMOUNT_INVALID" }),
  );
});

test("more than a number holds exactly is not charged", () => {
  const most = BigInt(Number.MAX_SAFE_INTEGER);
  expect(stripeUnits(most * 10_000n, "EUR")).toBe(most);
  expect(() => stripeUnits((most + 1n) * 10_000n, "EUR")).toThrow(/whole amounts/);
});

// Its pages list UGX among the currencies without decimals and ask for two of them all the same.
test.each(["UGX", "IQD", "CLF", "XAU", "eur"])("%s is not charged: how it counts is not sure", (currency) => {
  expect(() => stripeUnits(1_000_000n, currency)).toThrow(
    expect.objectContaining({ code: "CURRENCY_UNKNOWN" }),
  );
});

test("whatever is charged comes back as it was", () => {
  const currency = fc.constantFrom("EUR", "JPY", "ISK", "KWD", "MGA");
  fc.assert(
    fc.property(currency, fc.bigInt(1n, 10n ** 9n), (code, whole) => {
      const amount = whole * 1_000_000n;
      expect(microsOfStripe(stripeUnits(amount, code), code)).toBe(amount);
    }),
  );
});
