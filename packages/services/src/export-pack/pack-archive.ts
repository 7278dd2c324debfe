import { createHash } from "node:crypto";
import { DomainError } from "@tributary/domain/error";
import type { PackedFile } from "@tributary/domain/export-pack/types";
import { Zip, ZipDeflate } from "fflate";

/** Where a pack's bytes go, piece by piece. */
export type KeepPart = (position: number, bytes: Uint8Array<ArrayBuffer>) => Promise<void>;

/** Read by everybody, written by its owner, in the upper half. */
const REGULAR_FILE = 0o100644 * 65_536;
const PART_BYTES = 8 * 1_048_576;
/** Without extensions, which not every reader has, the format counts bytes in 32 bits. */
const MOST_BYTES = 4_294_967_295;

/** Writes an archive of files one after the other; no more of it than a part is held. */
export function packArchive(keep: KeepPart) {
  const whole = createHash("sha256");
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  let position = 0;
  let sizeBytes = 0;
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    held.push(chunk.slice());
    heldBytes += chunk.length;
  });

  async function flush(least: number): Promise<void> {
    if (heldBytes < least || heldBytes === 0) return;
    const bytes = Buffer.concat(held);
    [held, heldBytes] = [[], 0];
    whole.update(bytes);
    sizeBytes += bytes.length;
    refuseLarge(sizeBytes);
    for (let from = 0; from < bytes.length; from += PART_BYTES) {
      await keep(position++, Uint8Array.from(bytes.subarray(from, from + PART_BYTES)));
    }
  }

  return {
    /** Begins a file; the one before has ended. */
    file(file: string, table: string) {
      // The format holds wall-clock time without a zone, so the date is made from its local parts.
      const entry = new ZipDeflate(file, { level: 6 });
      entry.mtime = new Date(1980, 0, 1);
      // Made as on UNIX: from elsewhere, some readers take a name for one of their own code page.
      entry.os = 3;
      entry.attrs = REGULAR_FILE;
      zip.add(entry);
      const hash = createHash("sha256");
      let rows = 0;
      let bytes = 0;
      return {
        async write(content: string | Uint8Array, count: number): Promise<void> {
          const written = typeof content === "string" ? Buffer.from(content) : content;
          hash.update(written);
          rows += count;
          bytes += written.length;
          refuseLarge(bytes);
          entry.push(written);
          await flush(PART_BYTES);
        },
        end(): PackedFile {
          entry.push(new Uint8Array(0), true);
          return { file, table, rows, bytes, sha256: hash.digest("hex") };
        },
      };
    },
    /** Bytes that there is still room for. */
    room: () => MOST_BYTES - sizeBytes - heldBytes,
    /** Ends the archive. */
    async end() {
      zip.end();
      await flush(0);
      return { parts: position, sizeBytes, sha256: whole.digest("hex") };
    },
  };
}

export type PackArchive = ReturnType<typeof packArchive>;

function refuseLarge(bytes: number): void {
  if (bytes <= MOST_BYTES) return;
  throw new DomainError(
    "INPUT_INVALID",
    "The pack is larger than 4 GiB, the most an archive holds: let old months of usage go before.",
  );
}
