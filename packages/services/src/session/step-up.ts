import type { AuthDb, AuthTables } from "@tributary/db/doors/auth-db";
import { DomainError } from "@tributary/domain/error";
import type { Principal } from "@tributary/domain/user/principal";
import { writeAudit } from "../audit/write-audit.ts";
import { useFactor } from "../user/second-factor.ts";
import { type Attempt, beginAttempt, completeAttempt, refuseAttempt, suspendAttempt } from "./attempt.ts";
import { holdPassword, openSession } from "./open-session.ts";
import { type Proof, prove } from "./prove.ts";
import { revokeSessions } from "./revoke-sessions.ts";

export interface StepUpRequest {
  readonly password: string;
  readonly code?: string;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
  readonly at?: Date;
}

export type StepUpAnswer = { readonly sessionId: string } | { readonly needs: "second-factor" };

/**
 * Lets somebody who is signed in prove again who they are. The session goes on under a new id and ends when
 * the old one would have.
 *
 * Throws  {@link DomainError} `SIGN_IN_REFUSED`, `SIGN_IN_THROTTLED`, `SESSION_ENDED`.
 */
export async function stepUp(
  auth: AuthDb,
  principal: Principal,
  request: StepUpRequest,
): Promise<StepUpAnswer> {
  const { password, code, ipAddress, at = new Date() } = request;
  const { app, email } = principal;
  const attempt = await beginAttempt(auth, { action: "session:step-up", app, email, ipAddress, at });
  const proof = await prove(auth, { app, email, password, code, at });
  if (proof.outcome === "refused") return refuseAttempt(auth, attempt, proof.why);
  if (proof.outcome === "needs-code") {
    await suspendAttempt(auth, attempt);
    return { needs: "second-factor" };
  }
  const sessionId = await auth.$transaction((tx) => commit(tx, principal, request, attempt, proof));
  return sessionId === null ? refuseAttempt(auth, attempt, "used-up") : { sessionId };
}

async function commit(
  tx: AuthTables,
  { sessionId: id, userId, app, operatorId, email }: Principal,
  { userAgent }: StepUpRequest,
  attempt: Attempt,
  { passwordHash, match }: Extract<Proof, { outcome: "proved" }>,
): Promise<string | null> {
  const { ipAddress, at } = attempt;
  if (!(await holdPassword(tx, userId, passwordHash))) return null;
  if (match !== null && !(await useFactor(tx, userId, match, at))) return null;
  const old = await tx.session.findUnique({
    where: { id },
    select: { expiresAt: true, isMfaVerified: true },
  });
  if (old === null || (await revokeSessions(tx, { id }, "stepped-up", at)) === 0) {
    throw new DomainError("SESSION_ENDED", "Your session has ended: sign in again.");
  }
  const isMfaVerified = old.isMfaVerified || match !== null;
  const { expiresAt } = old;
  const fields = { userId, app, operatorId, at, expiresAt, isMfaVerified, ipAddress, userAgent };
  const sessionId = await openSession(tx, fields);
  await completeAttempt(tx, attempt);
  const details = { ipAddress, isMfaVerified };
  await writeAudit(tx, { actor: email, action: "session:step-up", subject: email, operatorId, details, app });
  return sessionId;
}
