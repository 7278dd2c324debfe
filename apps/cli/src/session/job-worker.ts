import { type Doors, openDoors } from "@tributary/db/doors/open-database";
import { runAlertJobs } from "@tributary/services/alert/run-alert-jobs";
import { runBillTasks } from "@tributary/services/bill-task/run-bill-tasks";
import { guardedAgent } from "@tributary/services/network-order/guarded-agent";
import { networkOpener } from "@tributary/services/network-order/open-network";
import { runNetworkOrders } from "@tributary/services/network-order/run-network-orders";
import { runReminders } from "@tributary/services/reminder/run-reminders";
import type { SubscriberKeys } from "@tributary/services/subscriber/seal-keys";

export interface JobWorker {
  /** Finishes or puts down what is in hand. */
  stop(): Promise<void>;
}

interface WorkerAccess {
  /** For what the portfolio has to do: its detectors. */
  readonly portfolioUrl: string;
  readonly operatorUrl: string;
  readonly jobsUrl: string;
  /** What opens the addresses to which reminders go. */
  readonly keys: SubscriberKeys;
}

/** Does from this process what was asked for (orders, billing runs, mails, alerts) until it is stopped. */
export function startJobWorker(
  { portfolioUrl, operatorUrl, jobsUrl, keys }: WorkerAccess,
  onFault: (fault: unknown) => void,
): JobWorker {
  const doors: Doors = openDoors({
    urls: { portfolio: portfolioUrl, operator: operatorUrl, jobs: jobsUrl },
  });
  const [dispatcher, stop] = [guardedAgent(), new AbortController()];
  const { signal } = stop;
  const openNetwork = networkOpener(dispatcher);
  const running = Promise.all([
    runNetworkOrders({ doors, openNetwork, signal, onFault }),
    runBillTasks({ doors, signal, onFault }),
    runReminders({ doors, keys, signal, onFault }),
    runAlertJobs({ doors, signal, onFault }),
  ]);
  return {
    async stop() {
      stop.abort();
      await running;
      await Promise.all([doors.close(), dispatcher.destroy()]);
    },
  };
}
