import type { AuthDb } from "@tributary/db/doors/auth-db";
import { DomainError } from "@tributary/domain/error";
import type { Actor } from "@tributary/domain/user/actor";
import { writeAudit } from "../audit/write-audit.ts";
import { revokeSessions } from "../session/revoke-sessions.ts";
import { keepingLastOwner } from "./last-owner.ts";
import { manageable } from "./manageable.ts";
import { endLinks } from "./single-use-link.ts";

/**
 * Lets somebody in no longer; their sessions and links end. Their roles stay, for the day they are enabled
 * again.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `ACCESS_DENIED`, `ALREADY_DONE`, `LAST_OWNER`.
 */
export async function disableUser(
  auth: AuthDb,
  actor: Actor,
  { userId, at = new Date() }: { readonly userId: string; readonly at?: Date },
): Promise<void> {
  await keepingLastOwner(() =>
    auth.$transaction(async (tx) => {
      const { email } = await manageable(tx, actor, userId);
      const { count } = await tx.user.updateMany({
        where: { id: userId, status: { not: "disabled" } },
        data: { status: "disabled", disabledAt: at },
      });
      if (count === 0) throw new DomainError("ALREADY_DONE", `${email} is disabled already.`);
      await endLinks(tx, userId, undefined, at);
      const ended = await revokeSessions(tx, { userId }, "disabled", at);
      const entry = { actor: actor.email, action: "user:disable", subject: email, app: actor.app };
      await writeAudit(tx, { ...entry, details: { ended } });
    }),
  );
}
