import type { Readable } from "node:stream";
import type { ListedFile } from "@tributary/db/doors/pickup/types";

/**
 * Where a source's files lie. What it says is not trusted: names are checked by whoever lists, and what it
 * sends is bounded by whoever reads.
 *
 * Throws  {@link DomainError} `SOURCE_UNREACHABLE`, `SOURCE_REFUSED`.
 */
export interface PickupPlace {
  /** Plain files with their own names, size and time; no folder, no link. */
  list(): Promise<ListedFile[]>;
  /** The file as it stands now; null when it is not there any more. */
  look(name: string): Promise<ListedFile | null>;
  open(name: string): Promise<Readable>;
  close(): Promise<void>;
}

/** A place with more names than this is not listed to its end: somebody has to clear it. */
export const MOST_NAMES = 100_000;
