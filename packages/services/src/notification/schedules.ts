import { USUAL_SCHEDULE } from "@tributary/domain/notification/due";
import type { Schedule } from "@tributary/domain/notification/types";
import type { HouseTables } from "../event/house.ts";

/** When the mails of these people come; the usual times for those who have said nothing. */
export async function schedulesOf(
  { notificationSchedule }: Pick<HouseTables, "notificationSchedule">,
  userIds: readonly string[],
): Promise<(userId: string) => Schedule> {
  const rows = await notificationSchedule.findMany({ where: { userId: { in: [...userIds] } } });
  const known = new Map(
    rows.map(({ userId, zone, quietFrom, quietUntil, digestAt }): [string, Schedule] => [
      userId,
      { zone, quietFrom, quietUntil, digestAt },
    ]),
  );
  return (userId) => known.get(userId) ?? USUAL_SCHEDULE;
}
