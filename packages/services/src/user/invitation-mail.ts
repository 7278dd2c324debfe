import type { App } from "@tributary/domain/user/principal";
import type { Role } from "@tributary/domain/user/roles";
import type { Mail } from "../mail/send-mail.ts";
import { appUrl } from "../session/app-url.ts";

export interface Invitation {
  readonly to: string;
  readonly app: App;
  readonly role: Role;
  /** The operator's name; null for the portfolio. */
  readonly operator: string | null;
  readonly invitedBy: string;
}

/** To somebody who has no password yet. */
export function invitationMail(invitation: Invitation, link: string): Mail {
  return {
    to: invitation.to,
    subject: "Your invitation to Tributary",
    text: [
      `${invitation.invitedBy} has invited you to Tributary as ${rolePhrase(invitation)}.`,
      "Choose your name and a password here within three days:",
      link,
      "The link works once. If you did not expect it, leave it unused: nothing happens then.",
    ].join("\n\n"),
  };
}

/** To somebody who can sign in already. */
export function welcomeMail(invitation: Invitation): Mail {
  return {
    to: invitation.to,
    subject: "Your new role in Tributary",
    text: [
      `${invitation.invitedBy} has made you ${rolePhrase(invitation)}.`,
      "Sign in as you are used to:",
      String(appUrl(invitation.app)),
    ].join("\n\n"),
  };
}

function rolePhrase({ role, operator }: Invitation): string {
  const words = role.replace(/^operator-/, "").replaceAll("-", " ");
  return operator === null ? words : `${words} for ${operator}`;
}
