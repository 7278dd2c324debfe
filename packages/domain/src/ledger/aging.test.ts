import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseMicros, sumMicros } from "../money/micros.ts";
import { type AgingBucket, agingOf, type OpenItem } from "./aging.ts";
import { openItemsOf } from "./open-items.ts";

const eur = parseMicros;

function item(dueOn: string, open: string, currency = "EUR"): OpenItem {
  return { reference: dueOn, currency, dueOn, openMicros: eur(open) };
}

/** What is due on a date, counted to the 10th of December. */
function bucketOn(dueOn: string): AgingBucket | undefined {
  const [aging] = agingOf([item(dueOn, "1")], "2026-12-10");
  return aging?.buckets.find(({ amountMicros }) => amountMicros !== 0n)?.bucket;
}

describe("aging", () => {
  // Before the 10th of December, 30 days are the 10th of November, 60 the 11th of October and 90 the 11th of
  // September.
  test.each<[string, AgingBucket]>([
    ["2027-01-01", "current"],
    ["2026-12-10", "current"],
    ["2026-12-09", "1-30"],
    ["2026-11-10", "1-30"],
    ["2026-11-09", "31-60"],
    ["2026-10-11", "31-60"],
    ["2026-10-10", "61-90"],
    ["2026-09-11", "61-90"],
    ["2026-09-10", "90+"],
    ["2024-02-29", "90+"],
  ])("due on %s is %s", (dueOn, bucket) => {
    expect(bucketOn(dueOn)).toBe(bucket);
  });

  test("currencies are never added up, and what was paid too much has no age", () => {
    const items = [
      item("2026-12-20", "100.00"),
      item("2026-11-20", "40.50"),
      item("2026-11-30", "9.50"),
      item("2026-09-01", "-12.00"),
      item("2026-12-20", "700", "SEK"),
    ];
    const [euros, kronor, ...others] = agingOf(items, "2026-12-10");
    expect(others).toEqual([]);
    expect(euros?.buckets.map(({ amountMicros }) => amountMicros)).toEqual([
      eur("100.00"),
      eur("50.00"),
      0n,
      0n,
      0n,
    ]);
    // 100.00 + 50.00 − 12.00.
    expect([euros?.creditMicros, euros?.totalMicros]).toEqual([eur("-12.00"), eur("138.00")]);
    expect([kronor?.currency, kronor?.totalMicros]).toEqual(["SEK", eur("700")]);
  });

  test("nothing open has no aging; a text that is no date is refused", () => {
    expect(agingOf([], "2026-12-10")).toEqual([]);
    expect(() => agingOf([item("soon", "1")], "2026-12-10")).toThrow(
      expect.objectContaining({ code: "INPUT_INVALID" }),
    );
  });
});

describe("what is open of a statement", () => {
  const first = { reference: "ST-1 v1", currency: "EUR", dueOn: "2026-12-10", amountMicros: eur("100.00") };
  const second = { reference: "ST-1 v2", currency: "EUR", dueOn: "2027-01-20", amountMicros: eur("15.00") };

  test("a payment settles the earliest due first", () => {
    expect(
      openItemsOf([second, first], eur("60.00")).map((each) => [each.reference, each.openMicros]),
    ).toEqual([
      ["ST-1 v1", eur("40.00")],
      ["ST-1 v2", eur("15.00")],
    ]);
    expect(
      openItemsOf([first, second], eur("104.00")).map((each) => [each.reference, each.openMicros]),
    ).toEqual([["ST-1 v2", eur("11.00")]]);
  });

  test("a version that lowers the statement lowers what was due first", () => {
    const lowered = { ...second, amountMicros: eur("-30.00") };
    expect(openItemsOf([first, lowered], 0n)).toEqual([
      { reference: "ST-1 v1", currency: "EUR", dueOn: "2026-12-10", openMicros: eur("70.00") },
    ]);
  });

  test("what was paid beyond all of it is one negative item", () => {
    expect(openItemsOf([first, second], eur("120.00"))).toEqual([
      { reference: "ST-1 v2", currency: "EUR", dueOn: "2027-01-20", openMicros: eur("-5.00") },
    ]);
    expect(openItemsOf([first], eur("100.00"))).toEqual([]);
  });

  test("items always sum to claims less payments", () => {
    const claim = fc.record({
      reference: fc.string(),
      currency: fc.constant("EUR"),
      dueOn: fc.constantFrom("2026-10-01", "2026-11-01", "2026-12-01"),
      amountMicros: fc.bigInt(-1_000_000n, 1_000_000n),
    });
    fc.assert(
      fc.property(fc.array(claim, { minLength: 1 }), fc.bigInt(0n, 5_000_000n), (claims, paid) => {
        const sum = sumMicros(openItemsOf(claims, paid).map(({ openMicros }) => openMicros));
        expect(sum).toBe(sumMicros(claims.map(({ amountMicros }) => amountMicros)) - paid);
      }),
    );
  });
});
