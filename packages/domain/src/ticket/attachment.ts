import { DomainError } from "../error.ts";

/** Bytes of one file, and files of one message. */
export const LARGEST_ATTACHMENT = 5_000_000;
export const MOST_ATTACHMENTS = 10;

/** What may be attached, by how its name ends, and as what it is handed out. */
const TYPES: Readonly<Record<string, string>> = {
  pdf: "application/pdf",
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  gif: "image/gif",
  txt: "text/plain; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  log: "text/plain; charset=utf-8",
  zip: "application/zip",
  docx: "application/octet-stream",
  xlsx: "application/octet-stream",
  odt: "application/octet-stream",
  ods: "application/octet-stream",
  eml: "application/octet-stream",
};

const LONGEST_NAME = 100;
/** Of Windows, with or without an ending. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * The name under which a file is kept: no path, nothing that turns the reading order or cannot be seen, no
 * name that an operating system takes for something else.
 *
 * Shape   never empty; its last ending is the one that decides its type.
 */
export function cleanFileName(name: string): string {
  const base = name.normalize("NFC").split(/[\\/]/).at(-1) ?? "";
  const plain = base
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "")
    .replace(/[<>:"|?*%;`$]/g, "_")
    .replace(/^[\s.~-]+|[\s.]+$/g, "")
    .replace(/\s+/g, " ");
  const ending = endingOf(plain);
  const stem = ending === "" ? plain : plain.slice(0, -ending.length - 1);
  const room = LONGEST_NAME - (ending === "" ? 0 : ending.length + 1);
  const short = [...stem].slice(0, room).join("").trim();
  const whole = ending === "" ? short : `${short || "file"}.${ending}`;
  if (whole === "") return "file";
  return RESERVED.test(whole) ? `_${whole}` : whole;
}

/**
 * As what a file is handed out: by how its name ends, never by what its sender called it.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` for one that may not be attached.
 */
export function attachmentType(fileName: string): string {
  const type = TYPES[endingOf(cleanFileName(fileName)).toLowerCase()];
  if (type !== undefined) return type;
  throw new DomainError(
    "INPUT_INVALID",
    `A file like "${cleanFileName(fileName)}" is not taken: attach a PDF, picture, text, table or ZIP.`,
  );
}

/**
 * Refuses files that are too many, empty or too large.
 *
 * Units   sizes in bytes.
 * Throws  {@link DomainError} `INPUT_INVALID`.
 */
export function refuseAttachments(sizes: readonly number[]): void {
  if (sizes.length > MOST_ATTACHMENTS) {
    throw new DomainError("INPUT_INVALID", `A message takes ${MOST_ATTACHMENTS} files at most.`);
  }
  if (sizes.some((size) => size === 0))
    throw new DomainError("INPUT_INVALID", "A file is empty: attach another.");
  if (sizes.some((size) => size > LARGEST_ATTACHMENT)) {
    throw new DomainError("INPUT_INVALID", `A file is larger than ${LARGEST_ATTACHMENT / 1_000_000} MB.`);
  }
}

function endingOf(name: string): string {
  return /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1] ?? "";
}
