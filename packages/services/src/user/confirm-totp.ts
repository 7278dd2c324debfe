import type { AuthDb } from "@tributary/db/doors/auth-db";
import { DomainError } from "@tributary/domain/error";
import type { Principal } from "@tributary/domain/user/principal";
import { writeAudit } from "../audit/write-audit.ts";
import { revokeSessions } from "../session/revoke-sessions.ts";
import { renewRecoveryCodes } from "./recovery-codes.ts";
import { matchTotp } from "./second-factor.ts";

/**
 * Switches the second factor on by its first code; every other session of the person ends. Answers the
 * recovery codes, which are never shown again.
 *
 * Throws  {@link DomainError} `ALREADY_DONE`, `NOT_FOUND` when none was started, `SIGN_IN_REFUSED` for a
 *          wrong code.
 */
export async function confirmTotp(
  auth: AuthDb,
  principal: Principal,
  { code, at = new Date() }: { readonly code: string; readonly at?: Date },
): Promise<{ readonly recoveryCodes: string[] }> {
  const { userId, sessionId, email, app, operatorId } = principal;
  const stored = await auth.userSecret.findUnique({
    where: { userId },
    select: { totpSecret: true, totpConfirmedAt: true },
  });
  if (stored?.totpConfirmedAt) throw new DomainError("ALREADY_DONE", "Your second factor is on already.");
  if (!stored?.totpSecret) throw new DomainError("NOT_FOUND", "Start setting up the second factor first.");
  const { totpSecret } = stored;
  const step = matchTotp(userId, totpSecret, code.replace(/\s/g, ""), at);
  if (step === null) {
    throw new DomainError("SIGN_IN_REFUSED", "The code is wrong: type the one that is shown right now.");
  }
  return auth.$transaction(async (tx) => {
    const { count } = await tx.userSecret.updateMany({
      where: { userId, totpSecret, totpConfirmedAt: null },
      data: { totpConfirmedAt: at, totpLastStep: step },
    });
    if (count === 0)
      throw new DomainError("ALREADY_DONE", "Your second factor was set up in another window.");
    const recoveryCodes = await renewRecoveryCodes(tx, userId);
    const ended = await revokeSessions(tx, { userId, id: { not: sessionId } }, "second-factor-changed", at);
    const details = { ended };
    await writeAudit(tx, {
      actor: email,
      action: "user:confirm-totp",
      subject: email,
      operatorId,
      details,
      app,
    });
    return { recoveryCodes };
  });
}
