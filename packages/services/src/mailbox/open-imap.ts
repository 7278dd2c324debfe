import { isIP } from "node:net";
import { DomainError } from "@tributary/domain/error";
import { MAIL_LIMITS } from "@tributary/domain/mailbox/limits";
import { ImapFlow } from "imapflow";
import { refuseHost, resolveGuarded } from "../network-order/guarded-agent.ts";
import type { MailboxProfile } from "./mailbox-profile.ts";

const PATIENCE_MS = 20_000;
/** What a server may send at a time: a mail and what is said around it. */
const LARGEST_LITERAL = MAIL_LIMITS.bytes + 1_024;

/** What keeps a mailbox from being read, in a sentence for whoever connected it. */
export class MailboxFault extends Error {}

export type MailboxPlace = Pick<MailboxProfile, "host" | "port" | "security" | "userName" | "folder">;

/**
 * Does something in a mailbox. The server's name is resolved once, looked at, and the connection goes to that
 * address; the certificate is compared with the name.
 *
 * Throws  {@link MailboxFault}; whatever `work` throws by itself.
 */
export async function withMailbox<T>(
  place: MailboxPlace,
  password: string,
  work: (client: ImapFlow) => Promise<T>,
): Promise<T> {
  const client = await clientFor(place, password);
  // What happens to the connection meets whoever waits for an answer.
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.mailboxOpen(place.folder);
  } catch (error) {
    client.close();
    throw new MailboxFault(sentenceOf(error, place), { cause: error });
  }
  try {
    return await work(client);
  } catch (error) {
    if (isOfTheServer(error)) throw new MailboxFault(sentenceOf(error, place), { cause: error });
    throw error;
  } finally {
    await client.logout().catch(() => client.close());
  }
}

async function clientFor(place: MailboxPlace, password: string): Promise<ImapFlow> {
  const { host, port, security, userName: user } = place;
  let address: string;
  try {
    refuseHost(host, security !== "none");
    address = await resolveGuarded(host);
  } catch (error) {
    throw new MailboxFault(error instanceof DomainError ? error.message : sentenceOf(error, place));
  }
  return new ImapFlow({
    ...{ host: address, port, auth: { user, pass: password }, logger: false, disableAutoIdle: true },
    ...(isIP(host) === 0 ? { servername: host } : {}),
    ...{ secure: security === "tls", doSTARTTLS: security === "starttls" },
    tls: { minVersion: "TLSv1.2" },
    ...{ connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS },
    ...{ maxLineLength: 4_000_000, maxLiteralSize: LARGEST_LITERAL, maxResponseTokens: 100_000 },
    maxResponseSize: LARGEST_LITERAL + 1_000_000,
  });
}

function codeOf(error: unknown): string | null {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : null;
  return typeof code === "string" ? code : null;
}

/** Of the connection or of the protocol; not of our database. */
function isOfTheServer(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const code = codeOf(error) ?? "";
  const isOfSocket = /^(?:E[A-Z]+|ERR_TLS|ERR_SSL|CERT_|NoConnection|CONNECT|.*Timeout|.*TIMEOUT)/.test(code);
  return (
    "responseStatus" in error || "executedCommand" in error || isOfSocket || /TooLarge$|^TooMany/.test(code)
  );
}

const CERTIFICATE = /CERT|ERR_TLS|ERR_SSL|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/;

function sentenceOf(error: unknown, { folder }: MailboxPlace): string {
  const code = codeOf(error) ?? (error instanceof Error ? error.name : "unknown");
  if (typeof error !== "object" || error === null) return "The mail server does not answer.";
  if ("authenticationFailed" in error && error.authenticationFailed === true) {
    return "The mail server refuses the user name or the password.";
  }
  if (CERTIFICATE.test(code)) return `The mail server's certificate is not to be trusted (${code}).`;
  if ("responseStatus" in error) return `The mail server does not open the folder "${folder}".`;
  return `The mail server does not answer (${code}).`;
}
