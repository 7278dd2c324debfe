import type { MailMarks } from "./types.ts";

const MASS = /^(?:bulk|junk|list|auto[_-]reply)$/i;
const DAEMON = /^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply)@/i;

/**
 * Whether a machine wrote a mail: an absence note, a bounce, a list. Such a mail is kept and not answered.
 *
 * Source  RFC 3834 sections 2 and 5, RFC 2919, RFC 3464; Exchange's X-Auto-Response-Suppress.
 */
export function isAutomaticMail(marks: MailMarks): boolean {
  const { autoSubmitted, precedence, listId, returnPath, contentType, suppresses, from } = marks;
  return (
    (autoSubmitted !== null && !/^no\b/i.test(autoSubmitted.trim())) ||
    (precedence !== null && MASS.test(precedence.trim())) ||
    listId !== null ||
    (returnPath !== null && /^<\s*>$/.test(returnPath.trim())) ||
    (contentType !== null && /^multipart\/report\b/i.test(contentType.trim())) ||
    (suppresses !== null && /\b(?:all|oof|autoreply)\b/i.test(suppresses)) ||
    DAEMON.test(from.trim())
  );
}

const OWN_ID = /^<?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}@tributary>?$/i;

/** Whether a mail is one that left here: it came back, and taking it in would answer ourselves. */
export function isOwnMail(messageId: string): boolean {
  return OWN_ID.test(messageId.trim());
}
