import { type Doors, type Login, openDoors } from "@tributary/db/doors/open-database";
import type { OwnerDb } from "@tributary/db/doors/owner-db";
import type { SandboxHost } from "@tributary/db/doors/sandbox";
import { runAlertJobs } from "@tributary/services/alert/run-alert-jobs";
import { runBillTasks } from "@tributary/services/bill-task/run-bill-tasks";
import { runDeletions } from "@tributary/services/data-deletion/run-deletions";
import { runEvents } from "@tributary/services/event/run-events";
import { runExportPacks } from "@tributary/services/export-pack/run-export-packs";
import { runMailboxes } from "@tributary/services/mailbox/run-mailboxes";
import { guardedAgent } from "@tributary/services/network-order/guarded-agent";
import { networkOpener } from "@tributary/services/network-order/open-network";
import { runNetworkOrders } from "@tributary/services/network-order/run-network-orders";
import { runOffboardings } from "@tributary/services/offboarding/run-offboardings";
import { runSetups } from "@tributary/services/onboarding/run-setups";
import { runRehearsals } from "@tributary/services/rehearsal/run-rehearsals";
import { runReminders } from "@tributary/services/reminder/run-reminders";
import type { SubscriberKeys } from "@tributary/services/subscriber/seal-keys";
import { runDesk } from "@tributary/services/ticket/run-desk";

export interface JobWorker {
  /** Finishes or puts down what is in hand. */
  stop(): Promise<void>;
}

interface WorkerAccess {
  readonly urls: Readonly<Record<Login, string>>;
  /** Makes the schemas of new operators. */
  readonly owner: Pick<OwnerDb, "provisionOperator">;
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
  { urls, owner, host, keys }: WorkerAccess,
  onFault: (fault: unknown) => void,
): JobWorker {
  const doors: Doors = openDoors({ urls });
  const [dispatcher, stop] = [guardedAgent(), new AbortController()];
  const { signal } = stop;
  const openNetwork = networkOpener(dispatcher);
  const running = Promise.all([
    runNetworkOrders({ doors, openNetwork, signal, onFault }),
    runBillTasks({ doors, signal, onFault }),
    runEvents({ doors, dispatcher, signal, onFault }),
    runReminders({ doors, keys, signal, onFault }),
    runDesk({ doors, keys, signal, onFault }),
    runMailboxes({ doors, keys, signal, onFault }),
    runSetups({ doors, owner, signal, onFault }),
    runRehearsals({ doors, host, signal, onFault }),
    runAlertJobs({ doors, signal, onFault }),
    runExportPacks({ doors, keys, signal, onFault }),
    runOffboardings({ doors, signal, onFault }),
    runDeletions({ doors, signal, onFault }),
  ]);
  return {
    async stop() {
      stop.abort();
      await running;
      await Promise.all([doors.close(), dispatcher.destroy()]);
    },
  };
}
