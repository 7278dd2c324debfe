import type { AuthDb, AuthTables } from "@tributary/db/doors/auth-db";
import { foldEmail } from "@tributary/domain/user/email";
import type { App } from "@tributary/domain/user/principal";
import { ABSOLUTE_MS } from "@tributary/domain/user/session-limits";
import { writeAudit } from "../audit/write-audit.ts";
import { useFactor } from "../user/second-factor.ts";
import { type Attempt, beginAttempt, completeAttempt, refuseAttempt, suspendAttempt } from "./attempt.ts";
import { holdPassword, openSession } from "./open-session.ts";
import { type Proof, prove } from "./prove.ts";
import { revokeSessions } from "./revoke-sessions.ts";

export interface SignInRequest {
  readonly app: App;
  readonly email: string;
  readonly password: string;
  /** Of the second factor, once it was asked for. */
  readonly code?: string;
  /** The portal's operator, once it was asked for. */
  readonly operatorId?: string;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
  /** The session this browser held before: it ends. */
  readonly replaces?: string | null;
  readonly at?: Date;
}

export type SignInAnswer =
  | { readonly sessionId: string; readonly userId: string }
  | { readonly needs: "second-factor" }
  | { readonly needs: "operator"; readonly operators: { readonly id: string; readonly name: string }[] };

type Proved = Extract<Proof, { outcome: "proved" }>;

/**
 * Signs somebody in to an application: a session of its own, or the next thing to ask for.
 *
 * Throws  {@link DomainError} `SIGN_IN_REFUSED`, the same whatever was wrong; `SIGN_IN_THROTTLED`.
 */
export async function signIn(auth: AuthDb, request: SignInRequest): Promise<SignInAnswer> {
  const { app, password, code, ipAddress, at = new Date() } = request;
  const email = foldEmail(request.email);
  const attempt = await beginAttempt(auth, { action: "session:sign-in", app, email, ipAddress, at });
  const proof = await prove(auth, { app, email, password, code, at });
  if (proof.outcome === "refused") return refuseAttempt(auth, attempt, proof.why);
  if (proof.outcome === "needs-code") {
    await suspendAttempt(auth, attempt);
    return { needs: "second-factor" };
  }
  const operators = [...new Set(proof.bindings.map(({ operatorId }) => operatorId))];
  // A binding of the console may name an operator as well; the session does not.
  const chosen =
    app === "console" ? null : (request.operatorId ?? (operators.length === 1 ? operators[0] : undefined));
  if (chosen === undefined) {
    await suspendAttempt(auth, attempt);
    return { needs: "operator", operators: await nameOperators(auth, operators) };
  }
  if (chosen !== null && !operators.includes(chosen)) return refuseAttempt(auth, attempt, "no-role");
  const sessionId = await auth.$transaction((tx) => commit(tx, request, attempt, proof, chosen));
  if (sessionId === null) return refuseAttempt(auth, attempt, "used-up");
  return { sessionId, userId: proof.person.id };
}

/** Null when the code or the password was used up or changed by somebody faster: nothing is written then. */
async function commit(
  tx: AuthTables,
  { userAgent, replaces }: SignInRequest,
  attempt: Attempt,
  { person, passwordHash, match }: Proved,
  operatorId: string | null,
): Promise<string | null> {
  const { app, ipAddress, at } = attempt;
  const { id: userId, email } = person;
  if (!(await holdPassword(tx, userId, passwordHash))) return null;
  if (match !== null && !(await useFactor(tx, userId, match, at))) return null;
  const expiresAt = new Date(at.getTime() + ABSOLUTE_MS);
  const isMfaVerified = match !== null;
  const fields = { userId, app, operatorId, at, expiresAt, isMfaVerified, ipAddress, userAgent };
  const sessionId = await openSession(tx, fields);
  if (replaces) await revokeSessions(tx, { id: replaces }, "replaced", at);
  await completeAttempt(tx, attempt);
  const details = { ipAddress, isMfaVerified };
  await writeAudit(tx, { actor: email, action: "session:sign-in", subject: email, operatorId, details, app });
  return sessionId;
}

async function nameOperators(auth: AuthDb, ids: readonly (string | null)[]) {
  return auth.operator.findMany({
    where: { id: { in: ids.filter((id) => id !== null) } },
    select: { id: true, name: true },
    orderBy: { name: "asc" },
  });
}
