import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { isAutomaticMail, isOwnMail } from "@tributary/domain/mailbox/automatic";
import { KEPT_OF_MAIL, MAIL_LIMITS } from "@tributary/domain/mailbox/limits";
import type { RefusalReason } from "@tributary/domain/mailbox/types";
import { Splitter } from "@zone-eu/mailsplit";
import { type AddressObject, type ParsedMail, simpleParser } from "mailparser";
import type { ReceivedMail } from "../ticket/receive-mail.ts";

/** A mail that is not taken in. */
export class MailRefused extends Error {
  readonly reason: RefusalReason;
  constructor(reason: RefusalReason) {
    super(`A mail is refused: ${reason}`);
    this.reason = reason;
  }
}

const ADDRESS = /^[^\s@]+@[^\s@]+$/;
/** HTML that is longer is named and not read. */
const LONGEST_HTML = 1_000_000;

/** What is read of a mail at most. */
type MailLimits = Readonly<Record<keyof typeof MAIL_LIMITS, number>>;

interface Parsing {
  readonly limits?: MailLimits;
  /** From whom a mail is that names no sender. */
  readonly sender?: string | null;
}

/**
 * Takes a mail apart, within limits: what is attached is neither unpacked nor looked into.
 *
 * Throws  {@link MailRefused}.
 */
export async function parseMail(
  bytes: Uint8Array,
  receivedAt: Date,
  { limits = MAIL_LIMITS, sender: told = null }: Parsing = {},
): Promise<ReceivedMail> {
  if (bytes.byteLength > limits.bytes) throw new MailRefused("TOO_LARGE");
  await measure(bytes, limits);
  const parsed = await simpleParser(Buffer.from(bytes), {
    ...{ skipTextToHtml: true, skipImageLinks: true, skipTextLinks: true, checksumAlgo: false },
    ...{ maxHtmlLengthToParse: LONGEST_HTML, maxHeadSize: limits.headBytes },
    maxChildNodes: limits.parts,
  });
  const messageId = plain(parsed.messageId ?? "", 500) || idOf(bytes);
  if (isOwnMail(messageId)) throw new MailRefused("OURS");
  const [sender] = parsed.from?.value ?? [];
  const named = plain(sender?.address ?? "", KEPT_OF_MAIL.address);
  const address = ADDRESS.test(named) ? named : (told ?? "");
  if (!ADDRESS.test(address)) throw new MailRefused("NOT_A_MAIL");
  return {
    ...{ messageId, receivedAt, inReplyTo: parsed.inReplyTo ? plain(parsed.inReplyTo, 500) : null },
    references: [parsed.references ?? []].flat().slice(-KEPT_OF_MAIL.references),
    from: { name: plain(sender?.name ?? "", KEPT_OF_MAIL.name), address },
    to: addressesOf(parsed.to),
    subject: plain(parsed.subject ?? "", KEPT_OF_MAIL.subject),
    text: textOf(parsed),
    isAutomatic: isAutomaticMail(marksOf(parsed, address)),
    attachments: parsed.attachments.slice(0, KEPT_OF_MAIL.files).map((file) => ({
      fileName: plain(file.filename ?? "", 300) || "unnamed",
      contentType: file.contentType,
      bytes: file.content,
    })),
  };
}

/** The id of a mail whose sender gave it none: the same bytes have the same. */
function idOf(bytes: Uint8Array): string {
  return `<${createHash("sha256").update(bytes).digest("hex")}@without-id.tributary>`;
}

/** Goes over the parts of a mail before any of them is decoded. */
async function measure(bytes: Uint8Array, { headBytes, parts, depth }: MailLimits): Promise<void> {
  const most = { maxHeadSize: headBytes, maxChildNodes: parts };
  const splitter = Readable.from(piecesOf(bytes)).pipe(new Splitter(most));
  try {
    for await (const part of splitter) {
      if (part.type === "node" && depthOf(part, depth) > depth) throw new MailRefused("TOO_DEEP");
    }
  } catch (error) {
    if (error instanceof MailRefused) throw error;
    const isOfHead = error instanceof Error && /header/i.test(error.message);
    throw new MailRefused(isOfHead ? "HEAD_TOO_LARGE" : "TOO_MANY_PARTS");
  }
}

const PIECE = 65_536;

function* piecesOf(bytes: Uint8Array): Generator<Buffer> {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let from = 0; from < whole.length; from += PIECE) yield whole.subarray(from, from + PIECE);
}

interface Nested {
  readonly parentNode?: unknown;
}

/** How deep a part lies, counted until it is too deep. */
function depthOf(node: Nested, most: number): number {
  let depth = 0;
  for (let at: unknown = node.parentNode; isNested(at) && depth <= most; at = at.parentNode) depth += 1;
  return depth;
}

function isNested(node: unknown): node is Nested {
  return typeof node === "object" && node !== null;
}

function textOf({ text }: ParsedMail): string {
  return (text ?? "").replaceAll("\u0000", "").slice(0, KEPT_OF_MAIL.text);
}

function addressesOf(to: ParsedMail["to"]): string[] {
  const groups: readonly AddressObject[] = [to ?? []].flat();
  return groups.flatMap(({ value }) => value.flatMap(({ address }) => address ?? []));
}

/** One line: nothing that cannot be seen, nothing half of a sign. */
function plain(text: string, most: number): string {
  return [...text.replace(/[\p{Cc}\p{Cs}]/gu, " ").trim()].slice(0, most).join("");
}

function marksOf({ headerLines }: ParsedMail, from: string) {
  const told = (name: string): string | null => {
    const line = headerLines.find(({ key }) => key === name)?.line;
    return line === undefined ? null : line.slice(line.indexOf(":") + 1).replace(/\r?\n\s+/g, " ");
  };
  return {
    ...{ autoSubmitted: told("auto-submitted"), precedence: told("precedence"), listId: told("list-id") },
    ...{ returnPath: told("return-path"), contentType: told("content-type"), from },
    suppresses: told("x-auto-response-suppress"),
  };
}
