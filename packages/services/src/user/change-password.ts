import type { AuthDb } from "@tributary/db/doors/auth-db";
import { checkPassword } from "@tributary/domain/user/password-rule";
import type { Principal } from "@tributary/domain/user/principal";
import { writeAudit } from "../audit/write-audit.ts";
import { beginAttempt, completeAttempt, refuseAttempt } from "../session/attempt.ts";
import { holdPassword } from "../session/open-session.ts";
import { prove } from "../session/prove.ts";
import { revokeSessions } from "../session/revoke-sessions.ts";
import { hashPassword } from "./hash-password.ts";
import { storePassword } from "./store-password.ts";

/**
 * Changes one's own password by the one that was; every other session of the person ends.
 *
 * Throws  {@link DomainError} `SIGN_IN_REFUSED` for a wrong password, `SIGN_IN_THROTTLED`, `PASSWORD_WEAK`.
 */
export async function changePassword(
  auth: AuthDb,
  principal: Principal,
  request: {
    readonly current: string;
    readonly next: string;
    readonly ipAddress: string | null;
    readonly at?: Date;
  },
): Promise<void> {
  const { current, next, ipAddress, at = new Date() } = request;
  const { userId, sessionId, email, app, operatorId } = principal;
  checkPassword(next, email);
  const attempt = await beginAttempt(auth, { action: "user:change-password", app, email, ipAddress, at });
  const proof = await prove(auth, { app, email, password: current, at });
  if (proof.outcome === "refused") return refuseAttempt(auth, attempt, proof.why);
  const passwordHash = await hashPassword(next);
  const isChanged = await auth.$transaction(async (tx) => {
    if (!(await holdPassword(tx, userId, proof.passwordHash))) return false;
    await storePassword(tx, userId, passwordHash, at);
    const ended = await revokeSessions(tx, { userId, id: { not: sessionId } }, "password-changed", at);
    await completeAttempt(tx, attempt);
    const details = { ended };
    await writeAudit(tx, {
      actor: email,
      action: "user:change-password",
      subject: email,
      operatorId,
      details,
      app,
    });
    return true;
  });
  if (!isChanged) await refuseAttempt(auth, attempt, "used-up");
}
