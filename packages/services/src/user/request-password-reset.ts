import type { AuthDb } from "@tributary/db/doors/auth-db";
import { foldEmail } from "@tributary/domain/user/email";
import type { App } from "@tributary/domain/user/principal";
import { writeAudit } from "../audit/write-audit.ts";
import { sendLater } from "../mail/send-later.ts";
import { networkOf } from "../session/network-of.ts";
import { findPerson, openingBindings } from "../session/person.ts";
import { accountKey, countAttempt } from "../session/throttle.ts";
import { resetMail } from "./reset-mail.ts";
import { issueLink } from "./single-use-link.ts";

const HOUR_MS = 3_600_000;
const PER_ACCOUNT = 3;
const PER_ADDRESS = 20;
const EMAIL_SHOWN = 254;

/**
 * Asks for a way back in. The answer is the same for everybody and does not wait for the mail; only somebody
 * whom the application would let in gets one, three in an hour at the most.
 */
export async function requestPasswordReset(
  auth: AuthDb,
  request: {
    readonly email: string;
    readonly app: App;
    readonly ipAddress: string | null;
    readonly at?: Date;
  },
): Promise<void> {
  const { app, ipAddress, at = new Date() } = request;
  const email = foldEmail(request.email);
  const isTooMuch = await hasAskedTooOften(auth, email, ipAddress, at);
  const person = await findPerson(auth, { email });
  const isKnown = person?.status === "active" && openingBindings(person.bindings, app).length > 0;
  const isMailed = isKnown && !isTooMuch;
  const link = await auth.$transaction(async (tx) => {
    await writeAudit(tx, {
      actor: "somebody",
      action: isMailed ? "user:request-password-reset" : "user:request-password-reset-refused",
      subject: email.slice(0, EMAIL_SHOWN),
      details: { ipAddress },
      app,
    });
    return isMailed ? issueLink(tx, { userId: person.id, purpose: "password_reset", app, at }) : null;
  });
  if (link !== null) sendLater(auth, resetMail(email, link));
}

async function hasAskedTooOften(auth: AuthDb, email: string, ipAddress: string | null, at: Date) {
  const account = `reset:${accountKey(email)}`;
  const address = `reset:${networkOf(ipAddress)}`;
  const counts = await countAttempt(auth, [account, address], HOUR_MS, at);
  return (counts.get(account) ?? 0) > PER_ACCOUNT || (counts.get(address) ?? 0) > PER_ADDRESS;
}
