import fs from "node:fs";
import os from "node:os";

/** A file system in memory. */
const IN_MEMORY = "/dev/shm";
/** Some times what a whole run of the tests holds at once. */
const ROOM_BYTES = 8 * 2 ** 30;

/**
 * Where databases of tests lie: in memory where there is plenty of it, else among the system's temporary
 * files. They come and go by the thousand files, and an ext4 without a journal looks through all that it
 * deleted of late for each file that it makes: a third of all processor time.
 */
export function roomiestFolder(): string {
  if (!fs.existsSync(IN_MEMORY)) return os.tmpdir();
  const { bavail, bsize } = fs.statfsSync(IN_MEMORY);
  return Math.min(bavail * bsize, os.freemem()) >= ROOM_BYTES ? IN_MEMORY : os.tmpdir();
}
