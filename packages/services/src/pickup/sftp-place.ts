import type { ListedFile } from "@tributary/db/doors/pickup/types";
import { DomainError } from "@tributary/domain/error";
import type { FileEntryWithStats, SFTPWrapper, Stats } from "ssh2";
import { tooMany } from "./folder-place.ts";
import { MOST_NAMES, type PickupPlace } from "./place.ts";
import type { SftpSettings } from "./settings.ts";
import { connectSftp, type SftpTiming } from "./sftp-connect.ts";

/** What SFTP says when there is nothing more, or nothing there. */
const END_OF_LIST = 1;
const NO_SUCH_FILE = 2;
const PERMISSION_DENIED = 3;

/** A folder on an SFTP server, over one connection. */
export async function sftpPlace(
  settings: SftpSettings,
  secret: string,
  timing?: SftpTiming,
): Promise<PickupPlace> {
  const { sftp, ask, close } = await connectSftp(settings, secret, timing);
  const server = `${settings.host}:${settings.port}`;
  const pathOf = (name: string): string => `${settings.path.replace(/\/+$/, "")}/${name}`;
  const say = (error: unknown, path: string): DomainError => explain(error, server, path);
  return {
    async list() {
      try {
        return await listFolder(sftp, ask, settings.path);
      } catch (error) {
        throw say(error, settings.path);
      }
    },
    async look(name) {
      try {
        const stats = await ask<Stats>((done) => sftp.lstat(pathOf(name), done));
        return stats.isFile() ? listed(name, stats) : null;
      } catch (error) {
        if (codeOf(error) === NO_SUCH_FILE) return null;
        throw say(error, pathOf(name));
      }
    },
    async open(name) {
      return sftp.createReadStream(pathOf(name));
    },
    close,
  };
}

type Ask = <T>(call: (done: (error: Error | undefined, value: T) => void) => void) => Promise<T>;

async function listFolder(sftp: SFTPWrapper, ask: Ask, folder: string): Promise<ListedFile[]> {
  const handle = await ask<Buffer>((done) => sftp.opendir(folder, done));
  const files: ListedFile[] = [];
  try {
    for (;;) {
      const entries = await ask<FileEntryWithStats[]>((done) => sftp.readdir(handle, done));
      for (const { filename, attrs } of entries) if (attrs.isFile()) files.push(listed(filename, attrs));
      if (files.length > MOST_NAMES) throw tooMany(folder);
    }
  } catch (error) {
    if (codeOf(error) !== END_OF_LIST) throw error;
    return files;
  } finally {
    sftp.close(handle, () => undefined);
  }
}

/** SFTP tells time in whole seconds. */
function listed(name: string, { size, mtime }: Stats): ListedFile {
  return { name, byteCount: size, modifiedAt: mtime * 1_000 };
}

function codeOf(error: unknown): unknown {
  return (error as { code?: unknown }).code;
}

function explain(error: unknown, server: string, path: string): DomainError {
  if (error instanceof DomainError) return error;
  const code = codeOf(error);
  if (code === NO_SUCH_FILE) {
    return new DomainError(
      "SOURCE_REFUSED",
      `${server} has no ${path}: put the path of its settings right, or ask the sender.`,
    );
  }
  if (code === PERMISSION_DENIED) {
    return new DomainError("SOURCE_REFUSED", `${server} lets this login not read ${path}: ask the sender.`);
  }
  return new DomainError("SOURCE_UNREACHABLE", `${server} broke off: ${(error as Error).message}.`);
}
