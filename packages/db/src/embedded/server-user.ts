import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { DomainError } from "@tributary/domain/error";

/** The account PostgreSQL runs as. Empty when the current account will do. */
export interface ServerUser {
  readonly uid?: number;
  readonly gid?: number;
}

const CANDIDATES = ["tributary", "postgres", "nobody"] as const;

let known: ServerUser | undefined;

/** PostgreSQL refuses to run as root, so root lends it an account that owns the data directory alone. */
export function serverUser(): ServerUser {
  known ??= findServerUser();
  return known;
}

function findServerUser(): ServerUser {
  if (process.getuid?.() !== 0) return {};
  for (const name of CANDIDATES) {
    const uid = idOf("-u", name);
    const gid = idOf("-g", name);
    if (uid !== undefined && gid !== undefined) return { uid, gid };
  }
  throw new DomainError(
    "DATABASE_UNAVAILABLE",
    "PostgreSQL does not run as root and no account named tributary, postgres or nobody exists: " +
      "create one, or set DATABASE_URL.",
  );
}

function idOf(flag: "-u" | "-g", name: string): number | undefined {
  try {
    return Number(
      execFileSync("id", [flag, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }),
    );
  } catch {
    return undefined;
  }
}

/**
 * The folder on the way to `target` that the server's account cannot enter; undefined when it can reach it.
 */
export function closedFolder(user: ServerUser, target: string): string | undefined {
  if (user.uid === undefined) return undefined;
  let folder = path.dirname(path.resolve(target));
  for (;;) {
    const stat = fs.statSync(folder, { throwIfNoEntry: false });
    if (stat !== undefined && !mayEnter(user, stat)) return folder;
    const parent = path.dirname(folder);
    if (parent === folder) return undefined;
    folder = parent;
  }
}

function mayEnter(user: ServerUser, stat: fs.Stats): boolean {
  const execute = stat.uid === user.uid ? 0o100 : stat.gid === user.gid ? 0o010 : 0o001;
  return (stat.mode & execute) !== 0;
}

export function giveTo(user: ServerUser, target: string): void {
  if (user.uid !== undefined && user.gid !== undefined) fs.chownSync(target, user.uid, user.gid);
}
