import { type AuditWriter, writeAudit } from "../audit/write-audit.ts";
import { type Mail, sendMail } from "./send-mail.ts";

/**
 * Sends a mail without letting the caller wait, so that how long an answer takes does not say whether there
 * was one. A mail that could not leave is written down.
 */
export function sendLater(auth: AuditWriter, mail: Mail): void {
  sendMail(mail)
    .catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      return writeAudit(auth, {
        actor: "tributary",
        action: "mail:fail",
        subject: mail.to,
        details: { subject: mail.subject, reason: reason.slice(0, 500) },
      });
    })
    // Nothing is left to tell it to: whoever loses the database hears of that elsewhere.
    .catch(() => undefined);
}
