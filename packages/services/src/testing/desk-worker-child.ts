import { openDoors } from "@tributary/db/doors/open-database";
import { readSealKeys } from "../subscriber/seal-keys.ts";
import { runDesk } from "../ticket/run-desk.ts";

/** A worker in a process of its own, to be killed: what it works with comes as its arguments. */
const [operator = "", jobs = "", patience = "{}", keys = ""] = process.argv.slice(2);
await runDesk({
  doors: openDoors({ urls: { operator, jobs } }),
  keys: readSealKeys(keys),
  signal: new AbortController().signal,
  onFault: () => undefined,
  patience: JSON.parse(patience),
  // What the one before it left is found again after seconds.
  maintainMilliseconds: 1_000,
});
