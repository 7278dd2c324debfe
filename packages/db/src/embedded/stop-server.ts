import type { Binaries } from "./binaries.ts";
import { explainFailure } from "./explain-failure.ts";
import type { Home } from "./home.ts";
import { inspectPostmaster } from "./postmaster.ts";
import { runBinary } from "./run-binary.ts";
import type { ServerUser } from "./server-user.ts";

/** Ends the cluster's server: open sessions are cut, everything committed stays. */
export async function stopServer(home: Home, binaries: Binaries, user: ServerUser): Promise<void> {
  const found = await inspectPostmaster(home.dataDir);
  if (found.state !== "answering" && found.state !== "busy") return;
  const run = await runBinary(
    binaries.pg_ctl,
    ["stop", "-w", "-t", "60", "-m", "fast", "-D", home.dataDir],
    user,
  );
  if (run.status !== 0 && !/PID file|No such process/.test(run.output)) {
    throw explainFailure("stop", run.output, home.logFile);
  }
}
