import { constants, type Stats } from "node:fs";
import { lstat, open, opendir } from "node:fs/promises";
import { join } from "node:path";
import type { ListedFile } from "@tributary/db/doors/pickup/types";
import { DomainError } from "@tributary/domain/error";
import { MOST_NAMES, type PickupPlace } from "./place.ts";

/** A folder of this machine, or one that is mounted on it. */
export function folderPlace(folder: string): PickupPlace {
  const look = async (name: string): Promise<ListedFile | null> => {
    const stats = await lstat(join(folder, name)).catch(() => null);
    return stats?.isFile() ? listed(name, stats) : null;
  };
  return {
    async list() {
      const files: ListedFile[] = [];
      try {
        for await (const { name } of await opendir(folder)) {
          const file = await look(name);
          if (file !== null) files.push(file);
          if (files.length > MOST_NAMES) throw tooMany(folder);
        }
      } catch (error) {
        throw error instanceof DomainError ? error : unreachable(folder, error);
      }
      return files;
    },
    look,
    async open(name) {
      // A link that was put in the file's stead leads nowhere, and a pipe keeps nobody waiting.
      const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
      const file = await open(join(folder, name), flags).catch((error) => {
        throw unreachable(join(folder, name), error);
      });
      if ((await file.stat()).isFile()) return file.createReadStream();
      await file.close();
      throw new DomainError("SOURCE_REFUSED", `${name} is no plain file any more.`);
    },
    close: async () => undefined,
  };
}

function listed(name: string, stats: Stats): ListedFile {
  return { name, byteCount: stats.size, modifiedAt: Math.floor(stats.mtimeMs) };
}

export function tooMany(folder: string): DomainError {
  const most = MOST_NAMES.toLocaleString("en-US");
  return new DomainError(
    "SOURCE_REFUSED",
    `${folder} holds more than ${most} files: move those that were taken in elsewhere.`,
  );
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "it is not there; is it mounted?",
  ENOTDIR: "it is no folder",
  EACCES: "this user may not read it",
};

function unreachable(path: string, error: unknown): DomainError {
  const { code = "", message } = error as NodeJS.ErrnoException;
  return new DomainError("SOURCE_UNREACHABLE", `${path} cannot be read: ${REASONS[code] ?? message}.`);
}
