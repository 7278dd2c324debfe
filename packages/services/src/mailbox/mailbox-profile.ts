import { isIP } from "node:net";
import type { OperatorTables } from "@tributary/db/doors/operator-db";
import { MAIL_SECURITIES } from "@tributary/domain/mailbox/types";
import { z } from "zod";

/** A name or an address, as it stands in a certificate: no scheme, no port, no path. */
const host = z
  .string()
  .max(253)
  .refine(
    (name) => isIP(name) !== 0 || /^(?!-)[a-z0-9-]{1,63}(?:\.(?!-)[a-z0-9-]{1,63})*$/i.test(name),
    "A name like imap.example.net.",
  );
/** What goes to the server on one line. */
const line = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cc}]+$/u);

export const mailboxSettings = z.strictObject({
  host,
  port: z.int().min(1).max(65_535),
  security: z.enum(MAIL_SECURITIES),
  userName: line(200),
  folder: line(200),
  isActive: z.boolean(),
});
export const mailboxPassword = line(500);

export type MailboxSettings = z.infer<typeof mailboxSettings>;

/** The version in force: the last; null before the operator said anything. */
export function latestMailboxProfile(tx: Pick<OperatorTables, "mailboxProfile">) {
  return tx.mailboxProfile.findFirst({ orderBy: { version: "desc" } });
}

export type MailboxProfile = NonNullable<Awaited<ReturnType<typeof latestMailboxProfile>>>;
