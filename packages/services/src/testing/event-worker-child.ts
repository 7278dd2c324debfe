import { openDoors } from "@tributary/db/doors/open-database";
import { runEvents } from "../event/run-events.ts";
import { guardedAgent } from "../network-order/guarded-agent.ts";

/** A worker in a process of its own, to be killed: what it works with comes as its arguments. */
const [operator = "", portfolio = "", auth = "", jobs = "", patience = "{}"] = process.argv.slice(2);
await runEvents({
  doors: openDoors({ urls: { operator, portfolio, auth, jobs } }),
  dispatcher: guardedAgent(),
  signal: new AbortController().signal,
  onFault: () => undefined,
  patience: JSON.parse(patience),
  // What the one before it left is found again after seconds.
  maintainMilliseconds: 1_000,
});
