import type { AuthDb } from "@tributary/db/doors/auth-db";
import type { Principal } from "@tributary/domain/user/principal";
import { writeAudit } from "../audit/write-audit.ts";
import { revokeSessions } from "./revoke-sessions.ts";

/** Signs somebody out everywhere but here. Answers how many sessions that were. */
export async function endOtherSessions(
  auth: AuthDb,
  { userId, sessionId, email, app, operatorId }: Principal,
  at: Date = new Date(),
): Promise<number> {
  return auth.$transaction(async (tx) => {
    const ended = await revokeSessions(tx, { userId, id: { not: sessionId } }, "signed-out-elsewhere", at);
    const action = "session:end-others";
    await writeAudit(tx, { actor: email, action, subject: email, operatorId, details: { ended }, app });
    return ended;
  });
}
