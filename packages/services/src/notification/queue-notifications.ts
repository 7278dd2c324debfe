import { randomUUID } from "node:crypto";
import type { TaskPatience } from "@tributary/domain/bill-task/types";
import { dueAtOnce, nextDigest } from "@tributary/domain/notification/due";
import type { Schedule, Way } from "@tributary/domain/notification/types";
import { HEARD_EVENTS, isHeard } from "@tributary/domain/notification/ways";
import type { HouseTables } from "../event/house.ts";
import { schedulesOf } from "./schedules.ts";

/** A mail server that is away is waited for about a day. */
export const NOTIFICATION_PATIENCE: TaskPatience = {
  mostAttempts: 10,
  firstPauseMilliseconds: 60_000,
  longestPauseMilliseconds: 4 * 3_600_000,
  holdMilliseconds: 60_000,
};

interface HeardEvent {
  readonly id: string;
  readonly type: string;
}

/**
 * Queues what people hear of an event, as each of them wants it: a mail of its own, or a place in the next
 * daily one. Each hears of it once, however often it is asked.
 */
export async function queueNotifications(
  tx: HouseTables,
  listeners: readonly string[],
  { id: eventId, type }: HeardEvent,
  now: number,
): Promise<void> {
  if (!isHeard(type) || listeners.length === 0) return;
  const userId = { in: [...listeners] };
  const [told, chosen, schedules] = await Promise.all([
    tx.notificationItem.findMany({ where: { eventId, userId }, select: { userId: true } }),
    tx.notificationPreference.findMany({ where: { eventType: type, userId } }),
    schedulesOf(tx, listeners),
  ]);
  const isTold = new Set(told.map((item) => item.userId));
  const wayOf = new Map(chosen.map((preference) => [preference.userId, preference.way as Way]));
  for (const listener of listeners.filter((each) => !isTold.has(each))) {
    const way = wayOf.get(listener) ?? HEARD_EVENTS[type].usual;
    const schedule = schedules(listener);
    if (way === "none") continue;
    const notificationId =
      way === "at-once"
        ? await addMail(tx, listener, dueAtOnce(now, schedule), null)
        : await dailyMail(tx, listener, schedule, now);
    await tx.notificationItem.createMany({ data: [{ notificationId, userId: listener, eventId }] });
  }
}

async function addMail(
  { notification }: Pick<HouseTables, "notification">,
  userId: string,
  dueAt: number,
  digestOn: Date | null,
): Promise<string> {
  const id = randomUUID();
  const attemptLimit = NOTIFICATION_PATIENCE.mostAttempts;
  const data = [{ id, userId, digestOn, attemptLimit, dueAt: new Date(dueAt) }];
  await notification.createMany({ data, skipDuplicates: digestOn !== null });
  return id;
}

/**
 * The daily mail that comes: the one there is, or a new one; of two who add it at once one does. One that is
 * on its way already takes nothing more: it is held while this is decided.
 */
async function dailyMail(
  tx: Pick<HouseTables, "notification">,
  userId: string,
  schedule: Schedule,
  now: number,
): Promise<string> {
  const { day, at } = nextDigest(now, schedule);
  const digestOn = new Date(`${day}T00:00:00Z`);
  const isOfDay = { userId, digestOn };
  if ((await tx.notification.count({ where: isOfDay })) === 0) {
    await addMail(tx, userId, at, digestOn);
  }
  const isUntouched = { ...isOfDay, status: "waiting", attempts: 0 };
  const { count } = await tx.notification.updateMany({ where: isUntouched, data: { status: "waiting" } });
  if (count === 0) return dailyMail(tx, userId, schedule, at);
  const { id } = await tx.notification.findFirstOrThrow({ where: isOfDay, select: { id: true } });
  return id;
}
