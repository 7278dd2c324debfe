import fs from "node:fs";
import path from "node:path";
import { openHome } from "../embedded/home.ts";
import { inspectPostmaster, type Postmaster } from "../embedded/postmaster.ts";
import { isPortFree } from "../embedded/probe.ts";

/** What can be seen of an installation without its database. */
export interface HomeFacts {
  readonly root: string;
  readonly exists: boolean;
  readonly isWritable: boolean;
  readonly freeBytes: number;
  /** Whether others than its owner may read the secret; null when there is none yet. */
  readonly isSecretExposed: boolean | null;
  /** The same of what subscribers' personal data is sealed with. */
  readonly areKeysExposed: boolean | null;
  /** null when DATABASE_URL names a server of somebody else's. */
  readonly server: Postmaster | null;
  /**
   * The port the embedded server had last, with whether another program holds it now; null when it had none.
   */
  readonly port: { readonly number: number; readonly isTaken: boolean } | null;
  readonly logFile: string;
}

/** Looks at an installation's folder, its disk and its port; changes nothing. */
export async function inspectHome(root?: string): Promise<HomeFacts> {
  const home = openHome(root);
  const isExternal = root === undefined && (process.env.DATABASE_URL ?? "") !== "";
  const server = isExternal ? null : await inspectPostmaster(home.dataDir);
  const remembered = recallPort(home.serverFile);
  const port = isExternal || remembered === null ? null : await inspectPort(remembered, server);
  const nearest = nearestFolder(home.root);
  return {
    root: home.root,
    exists: fs.existsSync(home.root),
    isWritable: mayWrite(nearest),
    freeBytes: freeBytes(nearest),
    isSecretExposed: isExposed(home.secretFile),
    areKeysExposed: isExposed(home.subscriberKeysFile),
    server,
    port,
    logFile: home.logFile,
  };
}

async function inspectPort(number: number, server: Postmaster | null): Promise<HomeFacts["port"]> {
  const isOwn = server?.state === "answering" || server?.state === "busy";
  return { number, isTaken: !isOwn && !(await isPortFree(number)) };
}

function recallPort(file: string): number | null {
  try {
    const { port } = JSON.parse(fs.readFileSync(file, "utf8")) as { port?: unknown };
    return typeof port === "number" ? port : null;
  } catch {
    return null;
  }
}

function nearestFolder(folder: string): string {
  return fs.existsSync(folder) ? folder : nearestFolder(path.dirname(folder));
}

function mayWrite(folder: string): boolean {
  try {
    fs.accessSync(folder, fs.constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function freeBytes(folder: string): number {
  const { bavail, bsize } = fs.statfsSync(folder);
  return bavail * bsize;
}

function isExposed(file: string): boolean | null {
  try {
    return process.platform !== "win32" && (fs.statSync(file).mode & 0o077) !== 0;
  } catch {
    return null;
  }
}
