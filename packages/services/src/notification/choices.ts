import { DomainError } from "@tributary/domain/error";
import type { Schedule, Way } from "@tributary/domain/notification/types";
import { HEARD_EVENTS, HEARD_NAMES, type HeardEvent, mayHear } from "@tributary/domain/notification/ways";
import { offsetClock } from "@tributary/domain/period/zone-offset";
import type { Principal } from "@tributary/domain/user/principal";
import { writeAudit } from "../audit/write-audit.ts";
import type { House, HouseTables } from "../event/house.ts";
import { schedulesOf } from "./schedules.ts";

type Reader = Pick<Principal, "userId" | "email" | "bindings">;

export interface Choice {
  readonly type: HeardEvent;
  readonly way: Way;
}

/** The kinds of events of which somebody may hear at a house, how they do, and when. */
export async function showChoices(
  { operatorId, tables }: House,
  reader: Reader,
): Promise<{ readonly schedule: Schedule; readonly choices: readonly Choice[] }> {
  const [chosen, schedules] = await Promise.all([
    tables.notificationPreference.findMany({ where: { userId: reader.userId } }),
    schedulesOf(tables, [reader.userId]),
  ]);
  const wayOf = new Map(chosen.map(({ eventType, way }) => [eventType, way as Way]));
  return {
    schedule: schedules(reader.userId),
    choices: heardBy(reader, operatorId).map((type) => {
      return { type, way: wayOf.get(type) ?? HEARD_EVENTS[type].usual };
    }),
  };
}

/**
 * Keeps how and when somebody hears of events at a house.
 *
 * Throws  {@link DomainError} `ZONE_UNKNOWN`; `INPUT_INVALID` for half of the quiet hours.
 */
export async function saveChoices(
  house: House,
  { userId, email }: Reader,
  { schedule, choices }: { readonly schedule: Schedule; readonly choices: readonly Choice[] },
): Promise<void> {
  const { operatorId } = house;
  offsetClock(schedule.zone);
  if ((schedule.quietFrom === null) !== (schedule.quietUntil === null)) {
    throw new DomainError("INPUT_INVALID", "Say when the quiet hours begin and when they end, or neither.");
  }
  await house.$transaction(async (tx) => {
    await forget(tx, userId);
    await tx.notificationSchedule.createMany({ data: [{ userId, ...schedule }] });
    await tx.notificationPreference.createMany({
      data: choices.map(({ type, way }) => ({ userId, eventType: type, way })),
    });
    await writeAudit(tx, { actor: email, action: "notification:choose", subject: userId, operatorId });
  });
}

async function forget(tx: HouseTables, userId: string): Promise<void> {
  await tx.notificationSchedule.deleteMany({ where: { userId } });
  await tx.notificationPreference.deleteMany({ where: { userId } });
}

/** Of any operator that they may look at, for somebody of the MVNA. */
function heardBy({ bindings }: Reader, house: string | null): HeardEvent[] {
  const abouts = house === null ? [null, ...bindings.map(({ operatorId }) => operatorId)] : [house];
  return HEARD_NAMES.filter((type) => abouts.some((about) => mayHear(type, { bindings, house }, about)));
}
