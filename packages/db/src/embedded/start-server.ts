import fs from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { DomainError } from "@tributary/domain/error";
import type { Binaries } from "./binaries.ts";
import { choosePort, rememberPort } from "./choose-port.ts";
import { explainFailure } from "./explain-failure.ts";
import type { Home } from "./home.ts";
import { clearImpostorLock, inspectPostmaster, type Postmaster } from "./postmaster.ts";
import { runBinary } from "./run-binary.ts";
import type { ServerUser } from "./server-user.ts";

/** Settings a caller may add, for example `fsync: "off"` for databases that only a test looks at. */
export type ServerSettings = Readonly<Record<string, string>>;

const SETTINGS: ServerSettings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "300",
  max_locks_per_transaction: "256",
  shared_buffers: "256MB",
  max_wal_size: "2GB",
  jit: "off",
};
const PATIENCE_MS = 60_000;
const ATTEMPTS = 8;

/** Brings the cluster's server up, or finds it up. Call it under the start lock. */
export async function startServer(
  home: Home,
  binaries: Binaries,
  user: ServerUser,
  settings: ServerSettings,
): Promise<number> {
  const running = await settle(home.dataDir);
  if (running.state === "answering") return running.port;
  let failure: DomainError | undefined;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const port = await choosePort(home, failure?.code === "PORT_IN_USE");
    const written = fs.statSync(home.logFile).size;
    const options = Object.entries({ ...SETTINGS, ...settings, port: String(port) });
    const run = await runBinary(
      binaries.pg_ctl,
      ["start", "-w", "-t", "120", "-D", home.dataDir, "-l", home.logFile].concat([
        "-o",
        options.map(([name, value]) => `-c ${name}='${value}'`).join(" "),
      ]),
      user,
    );
    if (run.status === 0) {
      rememberPort(home, port);
      return port;
    }
    const log = fs.readFileSync(home.logFile).subarray(written).toString("utf8");
    failure = explainFailure("start", `${run.output}\n${log}`, home.logFile);
    const retry = failure.code === "PORT_IN_USE" || /lock file|shared memory block/.test(log);
    if (!retry) break;
    await sleep(250 * (attempt + 1));
    await settle(home.dataDir);
  }
  throw failure ?? explainFailure("start", "", home.logFile);
}

/** Waits until the lock file says something final: no server, a stale file, or a server that answers. */
async function settle(dataDir: string): Promise<Postmaster> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const found = await inspectPostmaster(dataDir);
    if (found.state === "impostor" && clearImpostorLock(dataDir)) return { state: "absent" };
    if (found.state !== "busy" && found.state !== "impostor") return found;
    if (Date.now() > until) {
      throw new DomainError(
        "DATABASE_UNAVAILABLE",
        `The database's process ${found.pid} holds ${dataDir} but does not answer: end it, then try again.`,
        { pid: found.pid, dataDir },
      );
    }
    await sleep(100);
  }
}
