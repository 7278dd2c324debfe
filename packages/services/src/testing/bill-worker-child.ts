import { openDoors } from "@tributary/db/doors/open-database";
import { runBillTasks } from "../bill-task/run-bill-tasks.ts";

/** A worker in a process of its own, to be killed: what it works with comes as its arguments. */
const [operatorUrl = "", jobsUrl = "", chunk = ""] = process.argv.slice(2);
await runBillTasks({
  doors: openDoors({ urls: { operator: operatorUrl, jobs: jobsUrl } }),
  signal: new AbortController().signal,
  onFault: (fault) => console.error(fault),
  chunk: Number(chunk),
});
