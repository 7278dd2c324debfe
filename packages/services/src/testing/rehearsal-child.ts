import { openDoors } from "@tributary/db/doors/open-database";
import { runRehearsals } from "../rehearsal/run-rehearsals.ts";

/** A worker in a process of its own, to be killed: what it works with comes as its one argument. */
const { urls, host, patience } = JSON.parse(process.argv[2] ?? "{}");
await runRehearsals({
  doors: openDoors({ urls }),
  host,
  signal: new AbortController().signal,
  onFault: () => undefined,
  patience,
});
