import type { Mail } from "../mail/send-mail.ts";

/** To somebody who has asked for a new password. */
export function resetMail(to: string, link: string): Mail {
  return {
    to,
    subject: "A new password for Tributary",
    text: [
      "Somebody, probably you, has asked for a new password. Choose it here within the hour:",
      link,
      "The link works once. If it was not you, leave it unused: your password stays as it is.",
    ].join("\n\n"),
  };
}
