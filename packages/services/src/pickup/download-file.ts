import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ListedFile } from "@tributary/db/doors/pickup/types";
import { DomainError } from "@tributary/domain/error";
import type { PickupPlace } from "./place.ts";

const HOST = hostname().replace(/[^A-Za-z0-9-]/g, "-");
const DAY = 86_400_000;

/** A file's bytes as they stood when they were fetched; null: it was changed or taken back meanwhile. */
export type Download = { readonly path: string; remove(): Promise<void> } | null;

/**
 * Fetches a file whole into the home. Nothing of its name becomes a path, and no more bytes are read than
 * its place has listed.
 *
 * Throws  {@link DomainError} `SOURCE_UNREACHABLE` when the place breaks off or falls silent.
 */
export async function downloadFile(
  place: PickupPlace,
  file: ListedFile,
  home: string,
  silenceMilliseconds = 60_000,
): Promise<Download> {
  if (!isSame(await place.look(file.name), file)) return null;
  const folder = fetchFolder(home);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${HOST}.${process.pid}.${randomUUID()}`);
  const remove = (): Promise<void> => rm(path, { force: true });
  try {
    const read = await copyBytes(place, file, path, silenceMilliseconds);
    if (read === file.byteCount && isSame(await place.look(file.name), file)) return { path, remove };
  } catch (error) {
    await remove();
    throw error;
  }
  await remove();
  return null;
}

async function copyBytes(
  place: PickupPlace,
  { name, byteCount }: ListedFile,
  path: string,
  silenceMilliseconds: number,
): Promise<number> {
  let read = 0;
  const silence = new AbortController();
  const fallSilent = (): void => silence.abort();
  let timer = setTimeout(fallSilent, silenceMilliseconds);
  const bounded = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      clearTimeout(timer);
      timer = setTimeout(fallSilent, silenceMilliseconds);
      read += chunk.length;
      // It has grown: enough is known, and the rest is not worth the disk.
      if (read > byteCount) done(new Grown());
      else done(null, chunk);
    },
  });
  try {
    const target = createWriteStream(path, { flags: "wx", mode: 0o600 });
    const copied = pipeline(await place.open(name), bounded, target, { signal: silence.signal });
    // A stream whose connection is gone may never say that it has ended.
    await Promise.race([copied, abortOf(silence.signal)]);
  } catch (error) {
    if (error instanceof DomainError) throw error;
    if (!(error instanceof Grown)) throw brokenOff(name, byteCount, read, error as NodeJS.ErrnoException);
  } finally {
    clearTimeout(timer);
  }
  return read;
}

class Grown extends Error {}

function abortOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

function brokenOff(name: string, byteCount: number, read: number, error: NodeJS.ErrnoException): DomainError {
  if (error.code === "ENOSPC") {
    return new DomainError("DISK_FULL", `There is no room for ${name} in the home: make room for its bytes.`);
  }
  const reason = error.name === "AbortError" ? "nothing came any more" : error.message;
  const [some, all] = [read, byteCount].map((bytes) => bytes.toLocaleString("en-US"));
  return new DomainError(
    "SOURCE_UNREACHABLE",
    `${name} broke off after ${some} of ${all} bytes: ${reason}. It is fetched again.`,
  );
}

export function isSame(now: ListedFile | null, file: ListedFile): boolean {
  return now !== null && now.byteCount === file.byteCount && now.modifiedAt === file.modifiedAt;
}

function fetchFolder(home: string): string {
  return join(home, "fetch");
}

/** Removes what processes of this machine that were killed have left, and whatever is older than a day. */
export async function sweepDownloads(home: string): Promise<void> {
  for (const name of await readdir(fetchFolder(home)).catch(() => [])) {
    const [host, pid] = name.split(".");
    const path = join(fetchFolder(home), name);
    const found = await stat(path).catch(() => null);
    if (found === null) continue;
    const isAbandoned = host === HOST && !isAlive(Number(pid));
    if (isAbandoned || Date.now() - found.mtimeMs > DAY) await rm(path, { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
