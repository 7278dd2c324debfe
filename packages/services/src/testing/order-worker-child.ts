import { openDoors } from "@tributary/db/doors/open-database";
import { Agent } from "undici";
import { httpNetwork } from "../network-order/http-network.ts";
import { runNetworkOrders } from "../network-order/run-network-orders.ts";

/** A worker in a process of its own, to be killed: what it works with comes as its arguments. */
const [operatorUrl = "", jobsUrl = "", address = "", patience = "{}"] = process.argv.slice(2);
const dispatcher = new Agent();
const network = httpNetwork({ address, token: null, timeoutMilliseconds: 1_000, dispatcher });
await runNetworkOrders({
  doors: openDoors({ urls: { operator: operatorUrl, jobs: jobsUrl } }),
  openNetwork: async () => network,
  signal: new AbortController().signal,
  onFault: () => undefined,
  patience: JSON.parse(patience),
  // What the one before it left is found again after seconds.
  maintainMilliseconds: 1_000,
});
