import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { homeOf } from "./apps.ts";

/** The link in the newest mail to somebody, once it is in the spool. */
export async function linkMailedTo(email: string, subject: string): Promise<string> {
  const wanted = () => mails().findLast((mail) => mail.includes(`To: ${email}`) && mail.includes(subject));
  await expect.poll(wanted, { message: `a mail to ${email}: ${subject}` }).toBeDefined();
  const [link] = /https?:\/\/\S+/.exec(plainText(wanted() ?? "")) ?? [];
  if (link === undefined) throw new Error(`no link in the mail "${subject}"`);
  return link;
}

/** Oldest first: a mail's file is named by the instant at which it was laid down. */
function mails(): string[] {
  const folder = join(homeOf(), "mail");
  const files = readdirSync(folder).filter((name) => name.endsWith(".eml"));
  return files.sort().map((name) => readFileSync(join(folder, name), "utf8"));
}

/** Undoes the line ends and escapes of quoted-printable, as far as an address needs it. */
function plainText(mail: string): string {
  return mail.replaceAll("=\r\n", "").replaceAll("=3D", "=");
}
