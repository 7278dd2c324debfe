import { randomBytes } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { createTransport } from "nodemailer";

/** A letter in plain text to one person. */
export interface Mail {
  readonly to: string;
  /** Whose letter it is; the address stays ours. */
  readonly sender?: string;
  /** Sent again under the same, it is the same letter. */
  readonly id?: string;
  readonly subject: string;
  readonly text: string;
  /** Where an answer goes, if not to the sender. */
  readonly replyTo?: string;
  /** The ids of mails that it answers, the latest last, without their brackets. */
  readonly answers?: readonly string[];
  readonly attachments?: readonly MailFile[];
}

export interface MailFile {
  readonly fileName: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

const PATIENCE_MS = 15_000;
const SENDER = "Tributary <no-reply@tributary.example>";

/**
 * Sends a mail by the SMTP server at `TRIBUTARY_SMTP_URL`; without one it is laid as an .eml file into the
 * folder `TRIBUTARY_MAIL_SPOOL`. Resolves once the server or the disk has taken it.
 */
export async function sendMail(mail: Mail): Promise<void> {
  const { to, sender, id, subject, text, replyTo, answers = [], attachments = [] } = mail;
  // An address object is one recipient, whatever its text holds; nothing in a mail names a file or a page to
  // fetch.
  const from = process.env.TRIBUTARY_MAIL_FROM || SENDER;
  const message = {
    from: sender === undefined ? from : { name: sender, address: addressIn(from) },
    ...(id === undefined ? {} : { messageId: `<${id}@tributary>` }),
    to: { name: "", address: to },
    subject,
    text,
    ...(replyTo === undefined ? {} : { replyTo: { name: sender ?? "", address: replyTo } }),
    ...(answers.length === 0
      ? {}
      : { inReplyTo: bracketed(answers.slice(-1)), references: bracketed(answers) }),
    attachments: attachments.map(({ fileName: filename, contentType, bytes }) => ({
      ...{ filename, contentType, contentDisposition: "attachment" as const },
      content: Buffer.from(bytes),
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  const url = process.env.TRIBUTARY_SMTP_URL;
  if (url) await sendBySmtp(url, message);
  else await spool(message);
}

function bracketed(ids: readonly string[]): string {
  return ids.map((id) => `<${id}>`).join(" ");
}

function addressIn(from: string): string {
  return /<([^>]+)>/.exec(from)?.[1] ?? from;
}

async function sendBySmtp(url: string, message: object): Promise<void> {
  const transport = createTransport({
    url,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  });
  try {
    await transport.sendMail(message);
  } finally {
    transport.close();
  }
}

async function spool(message: object): Promise<void> {
  const folder = process.env.TRIBUTARY_MAIL_SPOOL;
  if (!folder)
    throw new Error("Neither TRIBUTARY_SMTP_URL nor TRIBUTARY_MAIL_SPOOL is set: no mail can leave.");
  const transport = createTransport({ streamTransport: true, buffer: true, newline: "windows" });
  const { message: written } = await transport.sendMail(message);
  await fs.mkdir(folder, { recursive: true, mode: 0o700 });
  const stamp = new Date().toISOString().replace(/[:.]/g, "-");
  const file = path.join(folder, `${stamp}-${randomBytes(4).toString("hex")}.eml`);
  // A letter may hold a link that lets somebody in: it is for its owner's eyes, and never half there.
  await fs.writeFile(`${file}.part`, written as Buffer, { mode: 0o600 });
  await fs.rename(`${file}.part`, file);
}
