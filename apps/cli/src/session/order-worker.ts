import { type Doors, openDoors } from "@tributary/db/doors/open-database";
import { guardedAgent } from "@tributary/services/network-order/guarded-agent";
import { networkOpener } from "@tributary/services/network-order/open-network";
import { runNetworkOrders } from "@tributary/services/network-order/run-network-orders";

export interface OrderWorker {
  /** Finishes what is on its way. */
  stop(): Promise<void>;
}

/** Sends operators' orders to their networks from this process, until it is stopped. */
export function startOrderWorker(
  { operatorUrl, jobsUrl }: { readonly operatorUrl: string; readonly jobsUrl: string },
  onFault: (fault: unknown) => void,
): OrderWorker {
  const doors: Doors = openDoors({ urls: { operator: operatorUrl, jobs: jobsUrl } });
  const [dispatcher, stop] = [guardedAgent(), new AbortController()];
  const openNetwork = networkOpener(dispatcher);
  const running = runNetworkOrders({ doors, openNetwork, signal: stop.signal, onFault });
  return {
    async stop() {
      stop.abort();
      await running;
      await Promise.all([doors.close(), dispatcher.destroy()]);
    },
  };
}
