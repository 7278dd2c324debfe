import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { openHome } from "../embedded/home.ts";
import { keepRunning } from "../embedded/keep-running.ts";
import { startDatabase } from "../embedded/start-database.ts";
import { migrate } from "../migrate.ts";
import type { TestServer } from "./global-setup.ts";

/** A disk in memory that can be full. */
export interface SmallDisk {
  readonly folder: string;
  /** Makes it so small that so many bytes are free. */
  leave(bytes: number): void;
  makeRoom(): void;
  remove(): void;
}

const ROOM = "size=1500m";

/** Mounts a small disk. Only root may, and only where mounting is permitted: elsewhere the test fails. */
export function mountSmallDisk(): SmallDisk {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "tributary-disk-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `${ROOM},mode=755`, "tmpfs", folder], { stdio: "pipe" });
  } catch (cause) {
    fs.rmdirSync(folder);
    throw new Error(
      "This test fills a small disk of its own: run it as root, where a tmpfs may be mounted.",
      { cause },
    );
  }
  const resize = (size: string): unknown =>
    execFileSync("mount", ["-o", `remount,${size}`, folder], { stdio: "pipe" });
  return {
    folder,
    leave(bytes) {
      const { blocks, bfree, bsize } = fs.statfsSync(folder);
      // A size of 0 would be no limit at all.
      resize(`size=${Math.max(bsize, (blocks - bfree) * bsize + bytes)}`);
    },
    makeRoom: () => resize(ROOM),
    remove() {
      // Lazily: a process that still ends in it holds nobody up.
      execFileSync("umount", ["--lazy", folder]);
      fs.rmdirSync(folder);
    },
  };
}

export interface FullDiskServer {
  readonly server: TestServer;
  readonly disk: SmallDisk;
  /** How often it has ended by itself, as its log says. */
  endings(): number;
  /** Writes to its log until less than so many bytes fit into the last of the log's files. */
  fillLog(toWithin: number): Promise<void>;
  stop(): Promise<void>;
}

/** A server as it is installed, its data and its log on a small disk, called back when it has ended. */
export async function serverOnSmallDisk(): Promise<FullDiskServer> {
  const disk = mountSmallDisk();
  try {
    const options = { home: disk.folder, isEmbeddedOnly: true };
    const database = await startDatabase(options);
    const { ownerUrl, superuserUrl = "", secret } = database;
    await migrate(ownerUrl, secret);
    const keeper = keepRunning({ ...options, everyMilliseconds: 200, onFault: () => undefined });
    return {
      server: { ownerUrl, superuserUrl, secret },
      disk,
      endings: () =>
        fs.readFileSync(openHome(disk.folder).logFile, "utf8").split("due to startup process failure")
          .length - 1,
      fillLog: (toWithin) =>
        fillLog(superuserUrl, path.join(openHome(disk.folder).dataDir, "pg_wal"), toWithin),
      async stop() {
        disk.makeRoom();
        await keeper.stop();
        await database.stop();
        disk.remove();
      },
    };
  } catch (error) {
    disk.remove();
    throw error;
  }
}

const SEGMENT = 16_777_216;

async function fillLog(url: string, folder: string, toWithin: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (;;) {
      const { rows } = await client.query<{ name: string; at: number }>(
        `SELECT file_name AS name, file_offset AS at
         FROM pg_walfile_name_offset(pg_current_wal_insert_lsn())`,
      );
      const { name = "", at = 0 } = rows[0] ?? {};
      const isLast = !fs.readdirSync(folder).some((file) => /^[0-9A-F]{24}$/.test(file) && file > name);
      const room = SEGMENT - at;
      if (isLast && room < toWithin) return;
      // The log's own page headers take some of the room as well.
      const fitting = Math.max(256, Math.floor((room - toWithin / 2) * 0.99));
      const bytes = isLast ? Math.min(SEGMENT / 4, fitting) : SEGMENT / 4;
      await client.query("SELECT pg_logical_emit_message(false, 'test', repeat('x', $1))", [bytes]);
    }
  } finally {
    await client.end();
  }
}
