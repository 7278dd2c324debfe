import type { AuthDb } from "@tributary/db/doors/auth-db";
import { DomainError } from "@tributary/domain/error";
import type { Principal } from "@tributary/domain/user/principal";
import { writeAudit } from "../audit/write-audit.ts";
import { requireStepUp } from "../session/require-step-up.ts";
import { revokeSessions } from "../session/revoke-sessions.ts";
import { renewRecoveryCodes } from "./recovery-codes.ts";

/**
 * Gives somebody new recovery codes; the old ones no longer work, and every other session of the person ends.
 *
 * Throws  {@link DomainError} `STEP_UP_NEEDED`, `NOT_FOUND` without a second factor.
 */
export async function regenerateRecoveryCodes(
  auth: AuthDb,
  principal: Principal,
  at: Date = new Date(),
): Promise<{ readonly recoveryCodes: string[] }> {
  requireStepUp(principal, at.getTime());
  const { userId, sessionId, email, app, operatorId } = principal;
  return auth.$transaction(async (tx) => {
    const confirmed = await tx.userSecret.count({ where: { userId, totpConfirmedAt: { not: null } } });
    if (confirmed === 0) throw new DomainError("NOT_FOUND", "You have no second factor.");
    const recoveryCodes = await renewRecoveryCodes(tx, userId);
    const ended = await revokeSessions(tx, { userId, id: { not: sessionId } }, "second-factor-changed", at);
    const action = "user:regenerate-recovery-codes";
    await writeAudit(tx, { actor: email, action, subject: email, operatorId, details: { ended }, app });
    return { recoveryCodes };
  });
}
