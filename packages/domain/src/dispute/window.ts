import { localToInstant } from "../period/local-time.ts";
import { dayAt } from "../period/period.ts";
import type { Instant } from "../period/types.ts";
import { addDays } from "../statement/add-days.ts";

/**
 * The last day on which a dispute notice may be sent, and the first instant at which it is too late.
 *
 * Units   `windowDays` are calendar days after the day of receipt, in the agreement's zone.
 * Throws  {@link DomainError} `ZONE_UNKNOWN`.
 */
export function disputeWindowEnd(
  receivedAt: Instant,
  windowDays: number,
  zone: string,
): { readonly lastDay: string; readonly endsAt: Instant } {
  const lastDay = addDays(dayAt(receivedAt, zone), windowDays);
  return { lastDay, endsAt: startOfDay(addDays(lastDay, 1), zone) };
}

/**
 * How many days are left for a notice.
 *
 * Units   calendar days of the agreement's zone; 0 on the last day itself, negative when it has passed.
 * Throws  {@link DomainError} `ZONE_UNKNOWN`.
 */
export function noticeDaysLeft(lastDay: string, at: Instant, zone: string): number {
  return Math.round((Date.parse(lastDay) - Date.parse(dayAt(at, zone))) / 86_400_000);
}

/**
 * Whether a dispute was raised before payment: its notice went out inside the window, by the due date, while
 * the amount was unpaid. Only then may the amount be withheld.
 *
 * Units   dates in the agreement's zone.
 */
export function isDisputedBeforePayment(notice: {
  readonly sentAt: Instant;
  readonly windowEndsAt: Instant;
  /** YYYY-MM-DD; a notice on the due date itself is in time. */
  readonly dueOn: string;
  readonly zone: string;
  readonly paidAt: Instant | null;
}): boolean {
  const isBeforeDue = notice.sentAt < startOfDay(addDays(notice.dueOn, 1), notice.zone);
  const isUnpaid = notice.paidAt === null || notice.sentAt < notice.paidAt;
  return notice.sentAt < notice.windowEndsAt && isBeforeDue && isUnpaid;
}

function startOfDay(date: string, zone: string): Instant {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  // A zone that skips midnight begins its day up to an hour later.
  for (let hour = 0; hour < 3; hour += 1) {
    const found = localToInstant({ year, month, day, hour, minute: 0, second: 0 }, zone, "earlier");
    if (found.skipped !== true) return found.instant;
  }
  return Date.parse(`${date}T00:00:00Z`);
}
