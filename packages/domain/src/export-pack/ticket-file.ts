import { cleanFileName } from "../ticket/attachment.ts";

/** Why a file of a ticket is not in a pack that holds such files. */
export const FILES_LEFT_OUT = {
  ERASED: "It was erased with the person whom it tells of.",
  DAMAGED: "Its bytes are not those that came: the hash that was kept with it is another.",
  NO_ROOM: "The archive had no room for it: download it where it hangs.",
} as const;
export type FileLeftOut = keyof typeof FILES_LEFT_OUT;

/** A file of a ticket that is in a pack. */
export interface PackedTicketFile {
  readonly file: string;
  readonly ticket: string;
  readonly attachment: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A file of a ticket that is not, and why. */
export interface LeftTicketFile {
  readonly ticket: string;
  readonly attachment: string;
  readonly reason: FileLeftOut;
  readonly why: string;
}

/** Names are counted in bytes where they are unpacked: 255 in most places, an id and a dash before them. */
const MOST_NAME_BYTES = 200;

/**
 * Under which name a file of a ticket lies in a pack: in its ticket's folder, led by its own id, so that no
 * two are alike where letters of either case are the same, and none leaves the folder or means something to a
 * system.
 *
 * Units   the last part of the name is 237 bytes at most, its ending kept.
 */
export function ticketFileName(ticket: number, attachmentId: string, fileName: string): string {
  return `files/tickets/T-${ticket}/${attachmentId}-${shortName(cleanFileName(fileName))}`;
}

function shortName(name: string): string {
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? "";
  let room = MOST_NAME_BYTES - ending.length;
  let stem = "";
  for (const sign of name.slice(0, name.length - ending.length)) {
    room -= bytesOf(sign);
    if (room < 0) break;
    stem += sign;
  }
  return `${stem.replace(/[\s.]+$/, "")}${ending}`;
}

/** How long a sign is in UTF-8. */
function bytesOf(sign: string): number {
  const code = sign.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
