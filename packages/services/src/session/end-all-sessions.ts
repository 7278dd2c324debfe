import type { AuthDb } from "@tributary/db/doors/auth-db";
import { DomainError } from "@tributary/domain/error";
import type { Actor } from "@tributary/domain/user/actor";
import { writeAudit } from "../audit/write-audit.ts";
import { revokeSessions } from "./revoke-sessions.ts";

/**
 * Signs somebody out everywhere, in both applications. Answers how many sessions that were.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function endAllSessions(
  auth: AuthDb,
  { email: actor, app }: Actor,
  { userId, at = new Date() }: { readonly userId: string; readonly at?: Date },
): Promise<number> {
  return auth.$transaction(async (tx) => {
    const person = await tx.user.findUnique({ where: { id: userId }, select: { email: true } });
    if (person === null) throw new DomainError("NOT_FOUND", "There is no such person.");
    const ended = await revokeSessions(tx, { userId }, "ended-by-administrator", at);
    await writeAudit(tx, {
      actor,
      action: "session:end-all",
      subject: person.email,
      details: { ended },
      app,
    });
    return ended;
  });
}
