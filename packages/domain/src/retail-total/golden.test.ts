import { describe, expect, test } from "vitest";
import { parseMicros } from "../money/micros.ts";
import golden from "./golden/metrics.json" with { type: "json" };
import { retailFigures } from "./retail-figures.ts";
import { retailTotal } from "./retail-total.fixture.ts";
import { tradeMargin } from "./trade-margin.ts";

const micros = (text: string | null) => (text === null ? null : parseMicros(text));

describe("ARPU, churn and average subscribers worked by hand", () => {
  test.each(golden.figures)("$id: $working", ({ totals, currency, averageTenths, churnBps, arpu }) => {
    const rows = totals.map(({ opening, subscriberDays, days, left, revenue }) => {
      const [voluntary = 0, involuntary = 0, portedOut = 0] = left;
      return retailTotal({
        openingSubscribers: opening,
        subscriberDays: BigInt(subscriberDays),
        days,
        ...{ voluntary, involuntary, portedOut },
        netRevenueMicros: parseMicros(revenue),
      });
    });
    expect(retailFigures(rows, currency)).toMatchObject({
      averageTenths: averageTenths === null ? null : BigInt(averageTenths),
      churnBps,
      arpuMicros: micros(arpu),
    });
  });
});

describe("margins worked by hand", () => {
  test.each(golden.margins)("$id: $working", ({ trades, margin, bps }) => {
    const rows = trades.map(([income, outlay]) => ({
      incomeMicros: parseMicros(income ?? ""),
      outlayMicros: micros(outlay ?? null),
    }));
    expect(tradeMargin(rows)).toEqual(margin === null ? null : { micros: parseMicros(margin), bps });
  });
});
