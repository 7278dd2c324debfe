import fc from "fast-check";
import { expect, test } from "vitest";
import { retailFigures } from "./retail-figures.ts";
import { retailTotal } from "./retail-total.fixture.ts";
import { tradeMargin } from "./trade-margin.ts";

const count = fc.nat({ max: 100_000 });
const money = fc.bigInt({ min: -(10n ** 13n), max: 10n ** 13n });
const total = fc
  .record({
    openingSubscribers: count,
    closingSubscribers: count,
    subscriberDays: fc.bigInt({ min: 0n, max: 10n ** 9n }),
    days: fc.integer({ min: 28, max: 31 }),
    activations: count,
    voluntary: count,
    involuntary: count,
    portedOut: count,
    netRevenueMicros: money,
    isProvisional: fc.boolean(),
  })
  .map(retailTotal);

test("edge 18: without a subscriber ARPU is null, to be read as n/a, never 0 or NaN", () => {
  const empty = retailTotal({ netRevenueMicros: 5_000_000n });
  for (const totals of [[empty], [empty, empty], []]) {
    expect(retailFigures(totals, "EUR")).toMatchObject({ arpuMicros: null, churnBps: null });
  }
});

test("blended figures do not depend on the order of the operators", () => {
  fc.assert(
    fc.property(fc.array(total), (totals) => {
      expect(retailFigures([...totals].reverse(), "EUR")).toEqual(retailFigures(totals, "EUR"));
    }),
  );
});

test("an operator blended with itself has its own ARPU and churn", () => {
  fc.assert(
    fc.property(total, fc.integer({ min: 1, max: 9 }), (one, times) => {
      const { arpuMicros, churnBps } = retailFigures([one], "EUR");
      const many = Array.from({ length: times }, () => one);
      expect(retailFigures(many, "EUR")).toMatchObject({ arpuMicros, churnBps });
    }),
  );
});

test("ARPU times average subscribers is the revenue, but for the rounding to a cent", () => {
  fc.assert(
    fc.property(fc.array(total, { minLength: 1 }), (totals) => {
      const { arpuMicros, revenueMicros } = retailFigures(totals, "EUR");
      // Days of all months, so that the averages are whole numbers.
      const all = 28n * 29n * 30n * 31n;
      const average = totals.reduce((sum, each) => sum + (each.subscriberDays * all) / BigInt(each.days), 0n);
      const gap = (arpuMicros ?? 0n) * average - revenueMicros * all;
      if (arpuMicros === null) expect(average).toBe(0n);
      else expect((gap < 0n ? -gap : gap) * 2n <= 10_000n * average).toBe(true);
    }),
  );
});

test("one provisional total makes the blended figure provisional", () => {
  fc.assert(
    fc.property(fc.array(total), (totals) => {
      const isProvisional = totals.filter((each) => each.isProvisional).length > 0;
      expect(retailFigures(totals, "EUR").isProvisional).toBe(isProvisional);
    }),
  );
});

test("the blended margin is the sum of the margins", () => {
  const trade = fc.record({ incomeMicros: money, outlayMicros: fc.option(money) });
  fc.assert(
    fc.property(fc.array(trade), (trades) => {
      const margins = trades.flatMap((each) => tradeMargin([each]) ?? []);
      const sum = margins.reduce((micros, margin) => micros + margin.micros, 0n);
      expect(tradeMargin(trades)?.micros ?? null).toBe(margins.length === 0 ? null : sum);
    }),
  );
});
