import { DomainError } from "@tributary/domain/error";
import type { App } from "@tributary/domain/user/principal";
import { processDoors } from "@tributary/services/process/doors";
import { acceptInvitation } from "@tributary/services/user/accept-invitation";
import { readLink } from "@tributary/services/user/read-link";
import { requestPasswordReset } from "@tributary/services/user/request-password-reset";
import { resetPassword } from "@tributary/services/user/reset-password";
import { headers } from "next/headers";
import { z } from "zod";
import { type Answer, answer } from "./answer.ts";
import { clientAddress } from "./client-address.ts";

const token = z.string().min(1).max(100);
const password = z.string().max(1_000);

const link = z.strictObject({ token, purpose: z.enum(["invitation", "password_reset"]) });
const forgotten = z.strictObject({ email: z.string().max(320) });
const invitation = z.strictObject({ token, name: z.string().max(1_000), password });
const reset = z.strictObject({ token, password });

/**
 * Whom a link in a mail is for, for its page to show; refused with `LINK_INVALID`, one for the other
 * application as well.
 */
export function showLink(app: App, input: z.input<typeof link>): Promise<Answer<{ email: string }>> {
  return answer(link, input, async (given) => {
    const found = await readLink(processDoors().authDb(), given);
    if (found.app === app) return { email: found.email };
    throw new DomainError(
      "LINK_INVALID",
      `This link is for the ${found.app}: open it as it stands in the mail.`,
    );
  });
}

/** Asks for a new password. Everybody hears the same. */
export function askForReset(app: App, input: z.input<typeof forgotten>): Promise<Answer<null>> {
  return answer(forgotten, input, async ({ email }) => {
    const ipAddress = clientAddress(await headers());
    await requestPasswordReset(processDoors().authDb(), { email, app, ipAddress });
    return null;
  });
}

/** Takes an invitation up; then its holder signs in. `LINK_INVALID`, `PASSWORD_WEAK`, `INPUT_INVALID`. */
export function takeInvitation(
  input: z.input<typeof invitation>,
): Promise<Answer<{ email: string; app: App }>> {
  return answer(invitation, input, (given) => acceptInvitation(processDoors().authDb(), given));
}

/** Sets a new password by a link; then its holder signs in. `LINK_INVALID`, `PASSWORD_WEAK`. */
export function chooseNewPassword(input: z.input<typeof reset>): Promise<Answer<{ app: App }>> {
  return answer(reset, input, (given) => resetPassword(processDoors().authDb(), given));
}
