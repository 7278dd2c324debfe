import { type Doors, openDoors } from "@tributary/db/doors/open-database";
import type { OwnerDb } from "@tributary/db/doors/owner-db";
import type { SandboxHost } from "@tributary/db/doors/sandbox";
import { runBillTasks } from "@tributary/services/bill-task/run-bill-tasks";
import { guardedAgent } from "@tributary/services/network-order/guarded-agent";
import { networkOpener } from "@tributary/services/network-order/open-network";
import { runNetworkOrders } from "@tributary/services/network-order/run-network-orders";
import { runSetups } from "@tributary/services/onboarding/run-setups";
import { runRehearsals } from "@tributary/services/rehearsal/run-rehearsals";
import { runReminders } from "@tributary/services/reminder/run-reminders";
import type { SubscriberKeys } from "@tributary/services/subscriber/seal-keys";

export interface JobWorker {
  /** Finishes or puts down what is in hand. */
  stop(): Promise<void>;
}

interface WorkerAccess {
  readonly operatorUrl: string;
  readonly jobsUrl: string;
  readonly portfolioUrl: string;
  /** Where rehearsals get a database of their own. */
  readonly host: SandboxHost;
  /** What opens the addresses to which reminders go. */
  readonly keys: SubscriberKeys;
  /** Makes the schemas of new operators. */
  readonly owner: Pick<OwnerDb, "provisionOperator">;
}

/** Does from this process what was asked for (orders, billing runs, reminders, rehearsals) until stopped. */
export function startJobWorker(
  { operatorUrl, jobsUrl, portfolioUrl, host, keys, owner }: WorkerAccess,
  onFault: (fault: unknown) => void,
): JobWorker {
  const doors: Doors = openDoors({
    urls: { operator: operatorUrl, jobs: jobsUrl, portfolio: portfolioUrl },
  });
  const [dispatcher, stop] = [guardedAgent(), new AbortController()];
  const { signal } = stop;
  const openNetwork = networkOpener(dispatcher);
  const running = Promise.all([
    runNetworkOrders({ doors, openNetwork, signal, onFault }),
    runBillTasks({ doors, signal, onFault }),
    runReminders({ doors, keys, signal, onFault }),
    runSetups({ doors, owner, signal, onFault }),
    runRehearsals({ doors, host, signal, onFault }),
  ]);
  return {
    async stop() {
      stop.abort();
      await running;
      await Promise.all([doors.close(), dispatcher.destroy()]);
    },
  };
}
