import type { AuthDb } from "@tributary/db/doors/auth-db";
import { DomainError } from "@tributary/domain/error";
import type { Principal } from "@tributary/domain/user/principal";
import { writeAudit } from "../audit/write-audit.ts";
import { requireStepUp } from "../session/require-step-up.ts";
import { revokeSessions } from "../session/revoke-sessions.ts";

/**
 * Switches one's own second factor off; its recovery codes go with it, and every other session of the person
 * ends.
 *
 * Throws  {@link DomainError} `STEP_UP_NEEDED`, `NOT_FOUND` when there is none.
 */
export async function disableTotp(auth: AuthDb, principal: Principal, at: Date = new Date()): Promise<void> {
  requireStepUp(principal, at.getTime());
  const { userId, sessionId, email, app, operatorId } = principal;
  await auth.$transaction(async (tx) => {
    const { count } = await tx.userSecret.updateMany({
      where: { userId, totpConfirmedAt: { not: null } },
      data: { totpSecret: null, totpConfirmedAt: null, totpLastStep: null },
    });
    if (count === 0) throw new DomainError("NOT_FOUND", "You have no second factor.");
    await tx.recoveryCode.deleteMany({ where: { userId } });
    const ended = await revokeSessions(tx, { userId, id: { not: sessionId } }, "second-factor-changed", at);
    const details = { ended };
    await writeAudit(tx, {
      actor: email,
      action: "user:disable-totp",
      subject: email,
      operatorId,
      details,
      app,
    });
  });
}
