import { type Doors, openDoors } from "@tributary/db/doors/open-database";
import { runBillTasks } from "@tributary/services/bill-task/run-bill-tasks";
import { runEvents } from "@tributary/services/event/run-events";
import { guardedAgent } from "@tributary/services/network-order/guarded-agent";
import { networkOpener } from "@tributary/services/network-order/open-network";
import { runNetworkOrders } from "@tributary/services/network-order/run-network-orders";
import { runReminders } from "@tributary/services/reminder/run-reminders";
import type { SubscriberKeys } from "@tributary/services/subscriber/seal-keys";
import { runDesk } from "@tributary/services/ticket/run-desk";

export interface JobWorker {
  /** Finishes or puts down what is in hand. */
  stop(): Promise<void>;
}

interface WorkerAccess {
  readonly operatorUrl: string;
  /** The portfolio hears of events as operators do. */
  readonly portfolioUrl: string;
  readonly jobsUrl: string;
  /** Who people are, and what they may hear of. */
  readonly authUrl: string;
  /** What opens the addresses to which mails go. */
  readonly keys: SubscriberKeys;
}

/**
 * Does from this process what operators asked for: orders, billing runs, reminders, tickets' mails, events;
 * until it is stopped.
 */
export function startJobWorker(
  { operatorUrl, portfolioUrl, jobsUrl, authUrl, keys }: WorkerAccess,
  onFault: (fault: unknown) => void,
): JobWorker {
  const doors: Doors = openDoors({
    urls: { operator: operatorUrl, portfolio: portfolioUrl, jobs: jobsUrl, auth: authUrl },
  });
  const [dispatcher, stop] = [guardedAgent(), new AbortController()];
  const { signal } = stop;
  const openNetwork = networkOpener(dispatcher);
  const running = Promise.all([
    runNetworkOrders({ doors, openNetwork, signal, onFault }),
    runBillTasks({ doors, signal, onFault }),
    runEvents({ doors, dispatcher, signal, onFault }),
    runReminders({ doors, keys, signal, onFault }),
    runDesk({ doors, keys, signal, onFault }),
  ]);
  return {
    async stop() {
      stop.abort();
      await running;
      await Promise.all([doors.close(), dispatcher.destroy()]);
    },
  };
}
