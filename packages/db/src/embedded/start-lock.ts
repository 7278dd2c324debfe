import { randomBytes } from "node:crypto";
import fs from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { DomainError } from "@tributary/domain/error";
import { isSameProcess, processName } from "./process-state.ts";

const PATIENCE_MS = 120_000;

/** Runs `action` while no other process starts or stops the same cluster. */
export async function withStartLock<T>(lockFile: string, action: () => Promise<T>): Promise<T> {
  const release = await acquire(lockFile);
  try {
    return await action();
  } finally {
    release();
  }
}

async function acquire(lockFile: string): Promise<() => void> {
  const mine = `${processName(process.pid) ?? process.pid} ${randomBytes(6).toString("hex")}`;
  const until = Date.now() + PATIENCE_MS;
  while (!tryCreate(lockFile, mine)) {
    clearIfDead(lockFile);
    if (Date.now() > until) {
      throw new DomainError(
        "DATABASE_UNAVAILABLE",
        "Another command has been starting or stopping the database for two minutes; wait for it or " +
          `end it (${lockFile}).`,
        { lockFile },
      );
    }
    await sleep(25 + Math.random() * 50);
  }
  return () => {
    if (read(lockFile) === mine) fs.rmSync(lockFile, { force: true });
  };
}

/** A link appears together with its content, so nobody ever reads a half-written lock. */
function tryCreate(lockFile: string, content: string): boolean {
  const draft = `${lockFile}.${content.split(" ")[1]}`;
  try {
    fs.writeFileSync(draft, content);
    fs.linkSync(draft, lockFile);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    fs.rmSync(draft, { force: true });
  }
}

/** Takes a dead owner's lock aside; should a live one have slipped in between, it is put back. */
function clearIfDead(lockFile: string): void {
  const seen = read(lockFile);
  if (seen === undefined || isSameProcess(seen.split(" ")[0] ?? "")) return;
  const aside = `${lockFile}.stale-${randomBytes(6).toString("hex")}`;
  try {
    fs.renameSync(lockFile, aside);
  } catch {
    return;
  }
  if (read(aside) !== seen) fs.linkSync(aside, lockFile);
  fs.rmSync(aside, { force: true });
}

function read(file: string): string | undefined {
  try {
    return fs.readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
