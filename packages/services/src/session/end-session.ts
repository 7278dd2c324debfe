import type { AuthDb } from "@tributary/db/doors/auth-db";
import { writeAudit } from "../audit/write-audit.ts";
import { revokeSessions } from "./revoke-sessions.ts";

/**
 * Signs somebody out of one of their own sessions.
 *
 * Shape   false when it had ended already, or is not theirs.
 */
export async function endSession(
  auth: AuthDb,
  {
    sessionId: id,
    userId,
    at = new Date(),
  }: { readonly sessionId: string; readonly userId: string; readonly at?: Date },
): Promise<boolean> {
  return auth.$transaction(async (tx) => {
    if ((await revokeSessions(tx, { id, userId }, "signed-out", at)) === 0) return false;
    const session = await tx.session.findUniqueOrThrow({
      where: { id },
      select: { app: true, operatorId: true, user: { select: { email: true } } },
    });
    const { email } = session.user;
    await writeAudit(tx, {
      actor: email,
      action: "session:sign-out",
      subject: email,
      operatorId: session.operatorId,
      app: session.app as "console" | "portal",
    });
    return true;
  });
}
