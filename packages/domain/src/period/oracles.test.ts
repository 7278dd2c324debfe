import { expect, test } from "vitest";
import { parseExact } from "../money/exact.ts";
import { parseMicros } from "../money/micros.ts";
import { recordPrice } from "../rating/record-price.ts";
import { recordRating, usageLine } from "../rating/terms.fixture.ts";
import { cutOffInstant } from "./cut-off-instant.ts";
import golden from "./golden/rate-o-mat-dst.json" with { type: "json" };
import { localToInstant } from "./local-time.ts";
import { labelAt, periodOf } from "./period.ts";

const passed: string[] = [];

test("the hour that a spring day lacks is skipped, and its first call costs its whole first interval", () => {
  const { zone, day, hoursThatExist, hourThatDoesNot, call, steps, amount, id } = golden.missingHour;
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const isSkipped = (hour: number): boolean =>
    localToInstant({ year, month, day: date, hour, minute: 30, second: 0 }, zone, "earlier").skipped === true;
  expect(hoursThatExist.map(isSkipped)).toEqual([false, false, false]);
  expect(isSkipped(hourThatDoesNot)).toBe(true);
  const record = recordRating(0n, 1n, {
    steps: steps.map(([from, step, rate]) => ({
      from: BigInt(from ?? 0),
      step: BigInt(step ?? 0),
      rate: parseExact(String(rate)),
    })),
  });
  const price = recordPrice(usageLine({ unit: { name: "second", size: 1n }, record }), {
    mode: "half-up",
    scale: 2,
  });
  expect(price.chargeOf(BigInt(call.seconds))).toBe(parseMicros(amount));
  passed.push(id);
});

test("a call inside the last second and a half of a month belongs to that month by both its ends", () => {
  const { beforeMonthEndMilliseconds, lastsMilliseconds, id } = golden.lastSecond;
  const period = periodOf("2015-03", "Europe/Vienna");
  const startedAt = period.endsAt - beforeMonthEndMilliseconds;
  const times = { startedAt, endedAt: startedAt + lastsMilliseconds, receivedAt: period.endsAt };
  const labels = (["start", "end"] as const).map((basis) =>
    labelAt(cutOffInstant(times, basis), period.zone),
  );
  expect(labels).toEqual(["2015-03", "2015-03"]);
  passed.push(id);
});

test("all cases that the model can express were run", () => {
  console.log(`oracles: ${passed.length} of ${golden.inSource} rate-o-mat period cases`);
  expect(passed).toHaveLength(2);
});
