import type { JobsDb } from "@tributary/db/doors/jobs-db";
import type { TaskPatience } from "@tributary/domain/bill-task/types";
import { WEBHOOK_PATIENCE } from "@tributary/domain/webhook/patience";
import type { Dispatcher } from "undici";
import { runJobs } from "../job/run-jobs.ts";
import { NOTIFICATION_PATIENCE } from "../notification/queue-notifications.ts";
import { sendNotification } from "../notification/send-notification.ts";
import { deliverEvent } from "../webhook/deliver-event.ts";
import { handOutEvent } from "./hand-out-event.ts";
import { type HouseDoors, houseOf } from "./house.ts";

/** At a time in this process. */
const AT_ONCE = { events: 4, deliveries: 16, mails: 4 } as const;

export interface EventsInput {
  readonly doors: HouseDoors & { jobsDb(): JobsDb };
  readonly dispatcher: Dispatcher;
  readonly signal: AbortSignal;
  readonly onFault: (fault: unknown) => void;
  readonly patience?: TaskPatience;
  readonly maintainMilliseconds?: number;
}

/** Hands out what happened and sends it to those who asked for it, until it is told to stop. */
export async function runEvents(input: EventsInput): Promise<void> {
  const { doors, dispatcher, patience, ...run } = input;
  const jobs = doors.jobsDb();
  await Promise.all([
    runJobs({
      ...{ ...run, jobs, queue: "event", atOnce: AT_ONCE.events },
      async work({ operatorId, subjectId: eventId }) {
        await handOutEvent(doors, { operatorId, eventId });
      },
    }),
    runJobs({
      ...{ ...run, jobs, queue: "webhook", atOnce: AT_ONCE.deliveries },
      async work({ operatorId, subjectId: deliveryId, dueAt }) {
        const house = houseOf(doors, operatorId);
        await deliverEvent({ house, deliveryId, dueAt, dispatcher, patience: patience ?? WEBHOOK_PATIENCE });
      },
    }),
    runJobs({
      ...{ ...run, jobs, queue: "notification", atOnce: AT_ONCE.mails },
      async work({ operatorId, subjectId: notificationId, dueAt }) {
        const [house, auth] = [houseOf(doors, operatorId), doors.authDb()];
        const told = { house, auth, notificationId, dueAt, onFault: run.onFault };
        await sendNotification({ ...told, patience: patience ?? NOTIFICATION_PATIENCE });
      },
    }),
  ]);
}
