import { createHash, randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import type { Binaries } from "./binaries.ts";
import { closedFolder, type ServerUser } from "./server-user.ts";

/**
 * Root's own folder (/root) is closed to the account PostgreSQL runs as; there the server is kept here
 * instead.
 */
const OPEN_GROUND = "/var/lib/tributary";

/** `folder` itself where the server's account can reach it, else a folder of its own on open ground. */
export function reachableFolder(user: ServerUser, folder: string): string {
  if (closedFolder(user, path.join(folder, "server.json")) === undefined) return folder;
  return path.join(OPEN_GROUND, `home-${shortHash(folder)}`, "postgres");
}

/**
 * The binaries where the server's account can run them: as installed, else a copy made once per installation.
 */
export function reachableBinaries(user: ServerUser, binaries: Binaries): Binaries {
  if (closedFolder(user, binaries.postgres) === undefined) return binaries;
  const installed = path.dirname(path.dirname(binaries.postgres));
  const copy = path.join(OPEN_GROUND, `server-${shortHash(fs.realpathSync(installed))}`);
  if (!fs.existsSync(copy)) {
    // Built aside and renamed: a copy that was cut short is never taken for a whole one.
    const draft = `${copy}.${randomBytes(4).toString("hex")}`;
    fs.mkdirSync(OPEN_GROUND, { recursive: true, mode: 0o755 });
    fs.cpSync(installed, draft, { recursive: true, verbatimSymlinks: true });
    fs.chmodSync(draft, 0o755);
    fs.renameSync(draft, copy);
  }
  const at = (file: string) => path.join(copy, "bin", path.basename(file));
  return { initdb: at(binaries.initdb), pg_ctl: at(binaries.pg_ctl), postgres: at(binaries.postgres) };
}

function shortHash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}
