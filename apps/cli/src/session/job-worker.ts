import { type Doors, openDoors } from "@tributary/db/doors/open-database";
import type { SandboxHost } from "@tributary/db/doors/sandbox";
import { runAlertJobs } from "@tributary/services/alert/run-alert-jobs";
import { runBillTasks } from "@tributary/services/bill-task/run-bill-tasks";
import { runEvents } from "@tributary/services/event/run-events";
import { guardedAgent } from "@tributary/services/network-order/guarded-agent";
import { networkOpener } from "@tributary/services/network-order/open-network";
import { runNetworkOrders } from "@tributary/services/network-order/run-network-orders";
import { runOffboardings } from "@tributary/services/offboarding/run-offboardings";
import { runRehearsals } from "@tributary/services/rehearsal/run-rehearsals";
import { runReminders } from "@tributary/services/reminder/run-reminders";
import type { SubscriberKeys } from "@tributary/services/subscriber/seal-keys";
import { runDesk } from "@tributary/services/ticket/run-desk";

export interface JobWorker {
  /** Finishes or puts down what is in hand. */
  stop(): Promise<void>;
}

interface WorkerAccess {
  readonly operatorUrl: string;
  /** For what the portfolio has to do: its detectors, its events. */
  readonly portfolioUrl: string;
  /** Who people are, and what they may hear of. */
  readonly authUrl: string;
  readonly jobsUrl: string;
  /** Where rehearsals get a database of their own. */
  readonly host: SandboxHost;
  /** What opens the addresses to which mails go. */
  readonly keys: SubscriberKeys;
}

/**
 * Does from this process what is asked for: orders, billing runs, mails, events, rehearsals, detectors;
 * until it is stopped.
 */
export function startJobWorker(
  { operatorUrl, portfolioUrl, authUrl, jobsUrl, host, keys }: WorkerAccess,
  onFault: (fault: unknown) => void,
): JobWorker {
  const doors: Doors = openDoors({
    urls: { operator: operatorUrl, portfolio: portfolioUrl, auth: authUrl, jobs: jobsUrl },
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
    runRehearsals({ doors, host, signal, onFault }),
    runAlertJobs({ doors, signal, onFault }),
    runOffboardings({ doors, signal, onFault }),
  ]);
  return {
    async stop() {
      stop.abort();
      await running;
      await Promise.all([doors.close(), dispatcher.destroy()]);
    },
  };
}
