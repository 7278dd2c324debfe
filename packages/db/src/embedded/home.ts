import fs from "node:fs";
import path from "node:path";
import { reachableFolder } from "./open-ground.ts";
import { serverUser } from "./server-user.ts";

/** Where one installation keeps what must outlive a command: its database cluster and its secret. */
export interface Home {
  readonly root: string;
  readonly secretFile: string;
  /** What subscribers' personal data is sealed with. */
  readonly subscriberKeysFile: string;
  readonly postgresDir: string;
  readonly dataDir: string;
  readonly logFile: string;
  readonly serverFile: string;
  readonly lockFile: string;
  readonly leaseDir: string;
}

/** The workspace root is the nearest folder upwards that holds the workspace file. */
export function projectRoot(from: string = import.meta.dirname): string {
  let folder = from;
  while (!fs.existsSync(path.join(folder, "pnpm-workspace.yaml"))) {
    const parent = path.dirname(folder);
    if (parent === folder) return process.cwd();
    folder = parent;
  }
  return folder;
}

/** The home named by the caller, else by TRIBUTARY_HOME, else `.tributary` in the project root. */
export function openHome(root?: string): Home {
  const chosen = root ?? process.env.TRIBUTARY_HOME ?? path.join(projectRoot(), ".tributary");
  const home = path.resolve(chosen);
  const postgresDir = reachableFolder(serverUser(), path.join(home, "postgres"));
  return {
    root: home,
    secretFile: path.join(home, "secret"),
    subscriberKeysFile: path.join(home, "subscriber-keys"),
    postgresDir,
    dataDir: path.join(postgresDir, "cluster"),
    logFile: path.join(postgresDir, "server.log"),
    serverFile: path.join(postgresDir, "server.json"),
    lockFile: path.join(postgresDir, "start.lock"),
    leaseDir: path.join(postgresDir, "leases"),
  };
}
