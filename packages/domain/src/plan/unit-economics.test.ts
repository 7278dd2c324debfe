import { expect, test } from "vitest";
import { periodFees, unitEconomics } from "./unit-economics.ts";

const EUR = 1_000_000n;
const GB = 1_000_000_000n;

const contract = {
  // 900.00 for 1,000 GB is 0.90 per GB; 60.00 for 6,000 minutes is 0.01 per minute.
  services: [
    { service: "data", amountMicros: 900n * EUR, quantity: 1_000n * GB },
    { service: "voice", amountMicros: 60n * EUR, quantity: 360_000n },
  ],
  otherMicros: 200n * EUR,
  subscribers: 400,
};

test("half of the subscribers leave 7.50 of 12.00 or more, nine in ten 2.25 of 14.00", () => {
  const { levels, breakEven, unpriced } = unitEconomics({
    feesMicros: 12n * EUR,
    levels: [
      {
        percentile: 50,
        usageMicros: 0n,
        quantities: [
          { service: "data", quantity: 4n * GB },
          { service: "voice", quantity: 2_400n },
        ],
      },
      {
        percentile: 90,
        usageMicros: 2n * EUR,
        quantities: [{ service: "data", quantity: 12n * GB + GB / 2n }],
      },
    ],
    contract,
  });
  // 0.50 of the rest each; 4 × 0.90 + 40 × 0.01 = 4.00 and 12.5 × 0.90 = 11.25.
  expect(levels).toEqual([
    {
      percentile: 50,
      feesMicros: 12n * EUR,
      usageMicros: 0n,
      contractMicros: 4_500_000n,
      leftMicros: 7_500_000n,
      leftBps: 6_250,
    },
    {
      percentile: 90,
      feesMicros: 12n * EUR,
      usageMicros: 2n * EUR,
      contractMicros: 11_750_000n,
      leftMicros: 2_250_000n,
      // 2.25 / 14 = 16.0714 %
      leftBps: 1_607,
    },
  ]);
  // (12.00 − 0.50) / 4.00 = 2.875
  expect(breakEven).toBe("2.88");
  expect(unpriced).toEqual([]);
});

test("a plan without revenue has no share left, and one that pays for nothing breaks even at 0", () => {
  const level = { percentile: 50, usageMicros: 0n, quantities: [{ service: "data", quantity: GB }] };
  const free = unitEconomics({ feesMicros: 0n, levels: [level], contract });
  expect(free.levels[0]).toMatchObject({ leftMicros: -1_400_000n, leftBps: null });
  expect(free.breakEven).toBe("0");
});

test("a service that the contract charged for nowhere is named, and nothing used limits nothing", () => {
  const level = { percentile: 50, usageMicros: 0n, quantities: [{ service: "sms", quantity: 3n }] };
  const result = unitEconomics({ feesMicros: EUR, levels: [level], contract });
  expect(result.unpriced).toEqual(["sms"]);
  expect(result.breakEven).toBeNull();
});

test("fees that are due once are not of a period", () => {
  const fee = { code: "A", description: "A", amountMicros: EUR, taxCode: "standard", isProrated: true };
  const fees = [
    { ...fee, every: "period" },
    { ...fee, code: "B", every: "once" },
    { ...fee, code: "C", every: "period" },
  ] as const;
  expect(periodFees({ validity: { lasts: "open" }, fees, discounts: [], bundles: [] })).toBe(2n * EUR);
});
