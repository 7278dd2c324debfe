import fs from "node:fs";
import path from "node:path";
import { answersAsPostgres } from "./probe.ts";
import { processState } from "./process-state.ts";

/** What the cluster's lock file stands for. */
export type Postmaster =
  | { readonly state: "absent" }
  /** The process is gone: PostgreSQL clears such a file itself, once its last children have ended. */
  | { readonly state: "stale"; readonly pid: number }
  /** Another program carries the process id now: PostgreSQL would take it for a live server. */
  | { readonly state: "impostor"; readonly pid: number }
  /** A server that is starting, recovering or stopping. */
  | { readonly state: "busy"; readonly pid: number }
  | { readonly state: "answering"; readonly pid: number; readonly port: number };

/** Reads the lock file, then asks the process and the port: a process id alone proves nothing. */
export async function inspectPostmaster(dataDir: string): Promise<Postmaster> {
  const lines = readLines(path.join(dataDir, "postmaster.pid"));
  if (lines === undefined) return { state: "absent" };
  const pid = Math.abs(Number.parseInt(lines[0] ?? "", 10));
  const port = Number.parseInt(lines[3] ?? "", 10);
  const process = processState(pid);
  if (process === "gone") return { state: "stale", pid };
  if (process !== "postgres" || !worksIn(pid, dataDir)) return { state: "impostor", pid };
  return Number.isInteger(port) && (await answersAsPostgres(port))
    ? { state: "answering", pid, port }
    : { state: "busy", pid };
}

/** Takes an impostor's lock file away, unless a child of the dead server still works in the directory. */
export function clearImpostorLock(dataDir: string): boolean {
  if (processesIn(dataDir).length > 0) return false;
  fs.rmSync(path.join(dataDir, "postmaster.pid"), { force: true });
  return true;
}

/** Every PostgreSQL process has its cluster's data directory as working directory. */
function worksIn(pid: number, dataDir: string): boolean {
  if (process.platform !== "linux") return true;
  try {
    return fs.readlinkSync(`/proc/${pid}/cwd`) === fs.realpathSync(dataDir);
  } catch {
    // Not readable means it belongs to somebody else; it is then left alone and asked over its port.
    return true;
  }
}

/** The processes that work in this directory, as far as this system can tell. */
export function processesIn(dataDir: string): number[] {
  if (process.platform !== "linux") return [];
  const wanted = fs.realpathSync(dataDir);
  const found: number[] = [];
  for (const entry of fs.readdirSync("/proc")) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      if (fs.readlinkSync(`/proc/${entry}/cwd`) === wanted) found.push(Number(entry));
    } catch {
      // The process ended while we looked, or is not ours to look at.
    }
  }
  return found;
}

function readLines(file: string): string[] | undefined {
  try {
    return fs.readFileSync(file, "utf8").split("\n");
  } catch {
    return undefined;
  }
}
