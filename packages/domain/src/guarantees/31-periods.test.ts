import { afterAll, expect, test } from "vitest";
import { cutOffInstant } from "../period/cut-off-instant.ts";
import { localToInstant } from "../period/local-time.ts";
import { labelAt, periodOf } from "../period/period.ts";
import type { Instant, PeriodLabel } from "../period/types.ts";

const zones = [
  "Europe/Berlin",
  "Europe/Lisbon",
  "Europe/London",
  "America/New_York",
  "America/St_Johns",
  "America/Sao_Paulo",
  "Africa/Casablanca",
  "Africa/Cairo",
  "Asia/Kathmandu",
  "Asia/Tokyo",
  "Australia/Lord_Howe",
  "Pacific/Kiritimati",
  "Pacific/Marquesas",
  "UTC",
];
const months: readonly PeriodLabel[] = [2024, 2025, 2026, 2027, 2028].flatMap((year) =>
  Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, "0")}`),
);
const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const DAY = 24 * HOUR;
const distances = [0, 1, 500, SECOND, 30 * SECOND, 1_800 * SECOND, HOUR, 3 * HOUR, DAY].flatMap((step) => [
  -step,
  step,
]);
const zoneOfMachine = process.env.TZ;

afterAll(() => {
  if (zoneOfMachine === undefined) delete process.env.TZ;
  else process.env.TZ = zoneOfMachine;
});

/** The runtime's own calendar: another implementation than the one under test. */
function calendarOf(zone: string): (instant: Instant) => string {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  return (instant) => {
    const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
    return `${parts.year}-${parts.month}-${parts.day} ${parts.hour}:${parts.minute}:${parts.second}`;
  };
}

/** Every instant of 2024 to 2028 at which the zone changes its offset from UTC, to the hour or half-hour. */
function offsetChanges(calendar: (instant: Instant) => string): Instant[] {
  const offsetAt = (instant: Instant): number =>
    Date.parse(`${calendar(instant).replace(" ", "T")}Z`) - instant;
  const changes: Instant[] = [];
  for (let at = Date.UTC(2024, 0, 1); at < Date.UTC(2029, 0, 1); at += DAY) {
    if (offsetAt(at) === offsetAt(at + DAY)) continue;
    let change = at;
    while (offsetAt(change) === offsetAt(at)) change += 1_800 * SECOND;
    changes.push(change);
  }
  return changes;
}

interface Event {
  readonly zone: string;
  readonly occurredAt: Instant;
  /** What the wall clock of the zone shows then. */
  readonly wall: string;
}

function eventsAroundEdges(zone: string): Event[] {
  const calendar = calendarOf(zone);
  const edges = [...months.map((label) => periodOf(label, zone).startsAt), ...offsetChanges(calendar)];
  const instants = edges.flatMap((edge) => distances.map((distance) => edge + distance));
  return instants.map((occurredAt) => ({ zone, occurredAt, wall: calendar(occurredAt) }));
}

/** The machine's clock and zone, as wrong as they may be: neither has a say in when an event occurred. */
const machines = [
  { clockError: 0, zone: "UTC" },
  { clockError: -DAY, zone: "Pacific/Kiritimati" },
  { clockError: DAY, zone: "Pacific/Pago_Pago" },
];

test("guarantee 31: 0 CDRs in the wrong period at month ends, on DST days, with a clock a day off", () => {
  const events = zones.flatMap(eventsAroundEdges);
  let checked = 0;
  const wrong: string[] = [];
  const check = (isRight: boolean, { zone, wall, occurredAt }: Event): void => {
    checked += 1;
    if (!isRight) wrong.push(`${zone} ${wall} (${occurredAt})`);
  };
  for (const machine of machines) {
    process.env.TZ = machine.zone;
    for (const event of events) {
      const { occurredAt, zone, wall } = event;
      const receivedAt = occurredAt + HOUR + machine.clockError;
      const times = { startedAt: occurredAt, endedAt: occurredAt, receivedAt };
      const labels = (["start", "end"] as const).map((basis) => labelAt(cutOffInstant(times, basis), zone));
      check(
        labels.every((label) => label === wall.slice(0, 7)),
        event,
      );
    }
  }
  for (const event of events) check(isFoundByWallClock(event), event);
  const right = checked - wrong.length;
  console.log(`guarantee 31: ${right} of ${checked} CDRs in their period, ${zones.length} zones, 5 years`);
  expect(wrong).toEqual([]);
  expect(right).toBe(checked);
  expect(checked).toBeGreaterThan(60_000);
});

/** A record with local time only lands in the month it prints, by one fold rule on the instant. */
function isFoundByWallClock({ wall, occurredAt, zone }: Event): boolean {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = wall.split(/\D/).map(Number);
  const found = (["earlier", "later"] as const).map((fold) =>
    localToInstant({ year, month, day, hour, minute, second }, zone, fold),
  );
  const wholeSecond = Math.floor(occurredAt / SECOND) * SECOND;
  return (
    found.some((each) => !each.skipped && each.instant === wholeSecond) &&
    found.every((each) => !each.skipped && labelAt(each.instant, zone) === wall.slice(0, 7))
  );
}
