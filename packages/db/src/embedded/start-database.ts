import fs from "node:fs";
import { locateBinaries } from "./binaries.ts";
import { clusterUrl, DATABASE, OWNER, SUPERUSER } from "./cluster.ts";
import { ensureOwner } from "./ensure-owner.ts";
import { openHome } from "./home.ts";
import { initialiseCluster } from "./initialise-cluster.ts";
import { countLeases, takeLease } from "./leases.ts";
import { reachableBinaries } from "./open-ground.ts";
import { readSecret } from "./secret.ts";
import { serverUser } from "./server-user.ts";
import { withStartLock } from "./start-lock.ts";
import { type ServerSettings, startServer } from "./start-server.ts";
import { stopServer } from "./stop-server.ts";

export interface StartOptions {
  /** Folder of the installation; TRIBUTARY_HOME or `.tributary` when left out. */
  readonly home?: string;
  /** Ignore DATABASE_URL: used by tests, which never touch a database they did not make. */
  readonly isEmbeddedOnly?: boolean;
  readonly settings?: ServerSettings;
}

/** A running database. It runs until its last user has stopped it. */
export interface Database {
  readonly ownerUrl: string;
  /** What the passwords of the runtime roles are derived from. */
  readonly secret: string;
  /** Only the embedded server has one. */
  readonly superuserUrl?: string;
  stop(): Promise<void>;
}

/**
 * Brings the installation's database up: DATABASE_URL when set, else the embedded server, started or found
 * running.
 */
export async function startDatabase(options: StartOptions = {}): Promise<Database> {
  const home = openHome(options.home);
  const external = options.isEmbeddedOnly ? undefined : process.env.DATABASE_URL;
  if (external) return { ownerUrl: external, secret: readSecret(home), stop: async () => undefined };

  const user = serverUser();
  const binaries = reachableBinaries(user, await locateBinaries());
  fs.mkdirSync(home.postgresDir, { recursive: true });
  const { port, release } = await withStartLock(home.lockFile, async () => {
    await initialiseCluster(home, binaries, user);
    const started = await startServer(home, binaries, user, options.settings ?? {});
    await ensureOwner(home, started);
    return { port: started, release: takeLease(home.leaseDir) };
  });

  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    release();
    await withStartLock(home.lockFile, async () => {
      if (countLeases(home.leaseDir) === 0) await stopServer(home, binaries, user);
    });
  };
  return {
    ownerUrl: clusterUrl(home, OWNER, port, DATABASE),
    superuserUrl: clusterUrl(home, SUPERUSER, port, "postgres"),
    secret: readSecret(home),
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}
