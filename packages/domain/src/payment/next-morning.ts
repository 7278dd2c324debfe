import { addToDay } from "../bill/cycle-days.ts";
import { localToInstant } from "../period/local-time.ts";
import { dayAt } from "../period/period.ts";
import type { Instant } from "../period/types.ts";

/** Mails come when people are up, and when somebody is there to answer what they ask. */
const HOUR = 9;

/** Nine o'clock of the next day, by the clocks of a zone. */
export function nextMorning(now: Instant, zone: string): Instant {
  const [year = 0, month = 0, day = 0] = addToDay(dayAt(now, zone), 1).split("-").map(Number);
  const found = localToInstant({ year, month, day, hour: HOUR, minute: 0, second: 0 }, zone, "earlier");
  // No zone has ever left nine o'clock out but those that left out the whole day.
  return "instant" in found ? found.instant : now + 86_400_000;
}
