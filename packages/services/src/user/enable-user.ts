import type { AuthDb } from "@tributary/db/doors/auth-db";
import { DomainError } from "@tributary/domain/error";
import type { Actor } from "@tributary/domain/user/actor";
import { writeAudit } from "../audit/write-audit.ts";
import { manageable } from "./manageable.ts";

/**
 * Lets somebody in again with the roles they hold. Whoever had not taken up their invitation is to be invited
 * again.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `ACCESS_DENIED`, `ALREADY_DONE`.
 */
export async function enableUser(
  auth: AuthDb,
  actor: Actor,
  { userId }: { readonly userId: string },
): Promise<void> {
  await auth.$transaction(async (tx) => {
    const { email, hasPassword } = await manageable(tx, actor, userId);
    const { count } = await tx.user.updateMany({
      where: { id: userId, status: "disabled" },
      data: { status: hasPassword ? "active" : "invited", disabledAt: null },
    });
    if (count === 0) throw new DomainError("ALREADY_DONE", `${email} is not disabled.`);
    await writeAudit(tx, { actor: actor.email, action: "user:enable", subject: email, app: actor.app });
  });
}
