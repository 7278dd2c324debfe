import { createHash } from "node:crypto";
import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import {
  FILES_LEFT_OUT,
  type FileLeftOut,
  type LeftTicketFile,
  type PackedTicketFile,
  ticketFileName,
} from "@tributary/domain/export-pack/ticket-file";
import type { Writing } from "./write-pack.ts";

/** What is said of files in a pack that holds none. */
export const NO_TICKET_FILES = {
  "files/tickets": "Files of tickets tell of people: they are in a pack with personal data.",
} as const;

export interface FileLimits {
  /** Files of an archive, beside those of tables. */
  readonly files: number;
  /** Bytes that are left for the manifest and the archive's own directory. */
  readonly reserve: number;
}

/** Without extensions, which not every reader has, the format counts files in 16 bits. */
const LIMITS: FileLimits = { files: 60_000, reserve: 67_108_864 };
/** What deflating adds at most to what cannot be made smaller, and the heads of an entry. */
const OVERHEAD = 8_192;
const PAGE = 1_000;

/** A file as it was listed at the instant of the pack; its bytes are read when it is written. */
interface ListedFile {
  readonly id: string;
  readonly number: number;
}

/** All files of tickets, in the order in which they came. */
export async function listTicketFiles(tx: Pick<OperatorTables, "ticketAttachment">): Promise<ListedFile[]> {
  const listed: ListedFile[] = [];
  for (let last: string | undefined; ; ) {
    const page = await tx.ticketAttachment.findMany({
      ...{ take: PAGE, orderBy: { id: "asc" } },
      ...(last === undefined ? {} : { cursor: { id: last }, skip: 1 }),
      select: { id: true, message: { select: { ticket: { select: { number: true } } } } },
    });
    listed.push(...page.map(({ id, message }) => ({ id, number: message.ticket.number })));
    if (page.length < PAGE) return listed;
    last = page.at(-1)?.id;
  }
}

export interface WrittenTicketFiles {
  readonly files: readonly PackedTicketFile[];
  readonly leftOut: readonly LeftTicketFile[];
}

/** Writes files of tickets one by one, as they are now: one that was erased meanwhile is not in the pack. */
export async function writeTicketFiles(
  { archive, tell }: Pick<Writing, "archive" | "tell">,
  { shared }: OperatorDb,
  { listed, limits }: { readonly listed: readonly ListedFile[]; readonly limits: FileLimits | undefined },
): Promise<WrittenTicketFiles> {
  const { files: most, reserve } = limits ?? LIMITS;
  const files: PackedTicketFile[] = [];
  const leftOut: LeftTicketFile[] = [];
  for (const { id, number } of listed) {
    await tell("files/tickets", 0);
    const named = { ticket: `T-${number}`, attachment: id };
    const room = files.length < most ? archive.room() - reserve - OVERHEAD : 0;
    const read = await readFile(shared, id, room);
    if (typeof read === "string") {
      leftOut.push({ ...named, reason: read, why: FILES_LEFT_OUT[read] });
      continue;
    }
    const entry = archive.file(ticketFileName(number, id, read.fileName), "");
    await entry.write(read.bytes, 0);
    const { file, bytes, sha256 } = entry.end();
    files.push({ file, ...named, bytes, sha256 });
  }
  return { files, leftOut };
}

/** A file's name and bytes, or why it is left out; what has no room is not fetched. */
async function readFile(
  { ticketAttachment }: Pick<OperatorTables, "ticketAttachment">,
  id: string,
  room: number,
): Promise<{ readonly fileName: string; readonly bytes: Uint8Array } | FileLeftOut> {
  const head = await ticketAttachment.findFirst({
    where: { id, erasedAt: null },
    select: { sizeBytes: true },
  });
  if (head === null) return "ERASED";
  if (head.sizeBytes > room) return "NO_ROOM";
  const file = await ticketAttachment.findFirst({
    where: { id, erasedAt: null },
    select: { fileName: true, bytes: true, hash: true },
  });
  if (file === null) return "ERASED";
  const isWhole = createHash("sha256").update(file.bytes).digest().equals(file.hash);
  return isWhole ? { fileName: file.fileName, bytes: file.bytes } : "DAMAGED";
}
