import { expect, test } from "vitest";
import { deviation, twiceMedian } from "./median.ts";
import { settingsBy } from "./rules.ts";
import { type CostSeries, sameWeekdays, usageAnomalies } from "./usage-anomaly.ts";

const EUR = 1_000_000n;
/** A Tuesday. */
const DAY = "2026-11-24";
const TODAY = "2026-11-25";
const usual = settingsBy([]);

/** The eight Tuesdays before, the latest first, in whole euros. */
const HISTORY = [100, 110, 90, 105, 95, 100, 120, 80] as const;

function series(cost: number, history: readonly number[] = HISTORY, since = "2026-01-01"): CostSeries {
  const tuesdays = sameWeekdays(DAY);
  const days = history.map((euros, week) => [tuesdays[week] ?? "", BigInt(euros) * EUR] as const);
  return {
    ...{ agreementId: "de", currency: "EUR", operatorId: "alfa", service: "data", zone: "EU", since },
    lastDay: TODAY,
    days: new Map([...days, [DAY, BigInt(cost) * EUR]]),
  };
}

/** Found on the Tuesday: the days around it have no history of their own and cost nothing. */
function found(one: CostSeries, settings = usual) {
  return usageAnomalies([one], TODAY, settings).filter(({ fingerprint }) => fingerprint.endsWith(DAY));
}

test("the median of an even number of values is the mean of the two in the middle", () => {
  expect([twiceMedian([3n, 1n, 2n]), twiceMedian([4n, 1n, 2n, 3n]), twiceMedian([])]).toEqual([4n, 5n, null]);
});

test("the median absolute deviation is worked by hand", () => {
  // Sorted 80 90 95 100 100 105 110 120: median 100. Distances 20 10 5 0 0 5 10 20: sorted 0 0 5 5 10 10 20
  // 20, median 7.5. In quarters: 400 and 30; 150 is 50 off, 200 quarters.
  const history = HISTORY.map(BigInt);
  expect(deviation(150n, history)).toEqual({ medianQuarters: 400n, madQuarters: 30n, offQuarters: 200n });
});

test("a day is odd only beyond four deviations and beyond the floor", () => {
  // Four deviations are 30, the floor of 100 lies above: 200 is exactly 100 off, 201 is further.
  expect(found(series(200))).toEqual([]);
  expect(found(series(201))).toMatchObject([
    { measured: 201n * EUR, usual: 100n * EUR, atRiskMicros: 101n * EUR, severity: "warning" },
  ]);
  // With a floor of 10 the deviations decide: 130 is exactly 30 off.
  const low = settingsBy([{ detector: "usage-anomaly", subject: null, version: 1, settings: { floor: 10 } }]);
  expect(found(series(130), low)).toEqual([]);
  expect(found(series(131), low)).toMatchObject([{ limit: 30n * EUR, atRiskMicros: 31n * EUR }]);
});

test("a day without usage is as odd as one with too much", () => {
  // Ten times the history: median 1,000, deviation 75, four of them 300.
  const tenfold = HISTORY.map((euros) => euros * 10);
  expect(found(series(0, tenfold))).toMatchObject([{ measured: 0n, atRiskMicros: 1_000n * EUR }]);
  expect(found(series(700, tenfold))).toEqual([]);
  expect(found(series(699, tenfold))).toHaveLength(1);
});

test("a day after which nothing has come yet is not odd, however little there is of it", () => {
  const tenfold = HISTORY.map((euros) => euros * 10);
  expect(found({ ...series(0, tenfold), lastDay: DAY })).toEqual([]);
});

test("with less than four weeks behind it a day is held against a fixed sum", () => {
  // Since the Tuesday three weeks before: three to compare with.
  const since = sameWeekdays(DAY)[2] ?? "";
  expect(found(series(5_000, HISTORY, since))).toEqual([]);
  expect(found(series(5_001, HISTORY, since))).toMatchObject([{ usual: null, limit: 5_000n * EUR }]);
  // With the fourth the history counts.
  expect(found(series(5_000, HISTORY, sameWeekdays(DAY)[3] ?? ""))).toHaveLength(1);
});

test("what was a false alarm is none again, and what is further off still is", () => {
  const [finding] = found(series(201));
  // 101 off at a deviation of 7.5 is 13.47 of them: 14 would have let it pass.
  expect(finding?.excuse).toEqual({ setting: "madTimes", value: 14 });
  const after = settingsBy([
    { detector: "usage-anomaly", subject: "de/alfa/data/EU", version: 1, settings: { madTimes: 14 } },
  ]);
  expect(found(series(201), after)).toEqual([]);
  // 14 times 7.5 is 105: 205 is just in, 206 is not.
  expect([found(series(205), after).length, found(series(206), after).length]).toEqual([0, 1]);
  const other = { ...series(201), zone: "WORLD" };
  expect(found(other, after)).toHaveLength(1);
});
