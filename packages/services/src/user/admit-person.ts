import type { AuthTables } from "@tributary/db/doors/auth-db";
import { DomainError } from "@tributary/domain/error";
import type { Actor } from "@tributary/domain/user/actor";
import { type Binding, opensPortal } from "@tributary/domain/user/permissions";
import { checkRoleChange } from "@tributary/domain/user/role-rules";
import { writeAudit } from "../audit/write-audit.ts";
import type { Mail } from "../mail/send-mail.ts";
import { refuseWithheld } from "../offboarding/refuse-withheld.ts";
import { revokeSessions, sessionsUnder } from "../session/revoke-sessions.ts";
import { invitationMail, welcomeMail } from "./invitation-mail.ts";
import { issueLink } from "./single-use-link.ts";

export interface Admission {
  readonly email: string;
  readonly binding: Binding;
  readonly at: Date;
  /** Whether the one who invites may hear that somebody is disabled. */
  readonly seesEverybody: boolean;
}

/**
 * Gives a person a role, and makes the person when nobody is known by that address. Inviting again sends a
 * new link. Answers the mail that tells them: whoever invites gets the same answer for somebody new and
 * somebody known.
 */
export async function admitPerson(tx: AuthTables, actor: Actor, admission: Admission): Promise<Mail> {
  const { email, binding, at, seesEverybody } = admission;
  await tx.user.createMany({ data: [{ email, name: email, createdAt: at }], skipDuplicates: true });
  const person = await tx.user.findUniqueOrThrow({ where: { email }, select: { id: true, status: true } });
  checkRoleChange(actor, person.id, binding.role);
  if (seesEverybody && person.status === "disabled") {
    throw new DomainError("INPUT_INVALID", `${email} is disabled: enable this person first.`);
  }
  const isNew = await bind(tx, actor, person.id, binding, at);
  const { role, operatorId } = binding;
  await writeAudit(tx, {
    actor: actor.email,
    action: "user:invite",
    subject: email,
    operatorId,
    details: { role, isNew },
    app: actor.app,
  });
  const app = opensPortal(binding) ? "portal" : "console";
  const operator = await nameOperator(tx, operatorId);
  const told = { to: email, app, role, operator, invitedBy: actor.email } as const;
  if (person.status !== "invited") return welcomeMail(told);
  return invitationMail(told, await issueLink(tx, { userId: person.id, purpose: "invitation", app, at }));
}

/** Gives a role unless it is held already; new rights need a new session. True when it is new. */
export async function bind(
  tx: AuthTables,
  actor: Actor,
  userId: string,
  binding: Binding,
  at: Date,
): Promise<boolean> {
  const row = { ...binding, userId, grantedBy: actor.email, grantedAt: at };
  const giving = tx.roleBinding.createMany({ data: [row], skipDuplicates: true });
  // Nobody gets a role in an operator whose data is deleted.
  const { count } = await refuseWithheld(giving);
  if (count === 1) await revokeSessions(tx, sessionsUnder(userId, binding), "role-changed", at);
  return count === 1;
}

/**
 * The name of an operator that a role is held for.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function nameOperator(tx: AuthTables, id: string | null): Promise<string | null> {
  if (id === null) return null;
  const operator = await tx.operator.findUnique({ where: { id }, select: { name: true } });
  if (operator === null) throw new DomainError("NOT_FOUND", "There is no such operator: check its code.");
  return operator.name;
}
