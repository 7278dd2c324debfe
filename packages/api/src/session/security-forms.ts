import type { AuthDb } from "@tributary/db/doors/auth-db";
import type { App, Principal } from "@tributary/domain/user/principal";
import { processDoors } from "@tributary/services/process/doors";
import { endOtherSessions } from "@tributary/services/session/end-other-sessions";
import { endSession } from "@tributary/services/session/end-session";
import { listSessions, type SessionSummary } from "@tributary/services/session/list-sessions";
import { stepUp } from "@tributary/services/session/step-up";
import { changePassword } from "@tributary/services/user/change-password";
import { confirmTotp } from "@tributary/services/user/confirm-totp";
import { disableTotp } from "@tributary/services/user/disable-totp";
import { readSecurity, type Security } from "@tributary/services/user/read-security";
import { regenerateRecoveryCodes } from "@tributary/services/user/regenerate-recovery-codes";
import { startTotp, type TotpSecret } from "@tributary/services/user/start-totp";
import { headers } from "next/headers";
import { z } from "zod";
import { type Answer, answer, signedIn } from "./answer.ts";
import { clientAddress } from "./client-address.ts";
import { readPrincipal } from "./read-principal.ts";
import { issueCookie } from "./session-cookie.ts";

const nothing = z.undefined();
const password = z.string().max(1_000);
const code = z.string().max(40);
const proof = z.strictObject({ password, code: code.optional() });
const change = z.strictObject({ current: password, next: password });
const first = z.strictObject({ code });
const chosen = z.strictObject({ sessionId: z.uuid() });

type RecoveryCodes = Answer<{ readonly recoveryCodes: string[] }>;

/**
 * Runs a form of somebody who is signed in. These are no commands of the API: those keep a hash of their
 * input and their answer, and neither a password nor a recovery code is to be kept.
 */
function ofSignedIn<Schema extends z.ZodType, T>(
  app: App,
  schema: Schema,
  input: z.input<Schema>,
  work: (auth: AuthDb, principal: Principal, input: z.output<Schema>) => Promise<T>,
): Promise<Answer<T>> {
  return answer(schema, input, async (given) =>
    work(processDoors().authDb(), signedIn(await readPrincipal(app)), given),
  );
}

/** Proves again who one is; this browser goes on under a new session. Works where cookies can be set. */
export function confirmIdentity(
  app: App,
  input: z.input<typeof proof>,
): Promise<Answer<{ readonly needs: "second-factor" | null }>> {
  return ofSignedIn(app, proof, input, async (auth, principal, given) => {
    const sent = await headers();
    const from = { ipAddress: clientAddress(sent), userAgent: sent.get("user-agent") };
    const answered = await stepUp(auth, principal, { ...given, ...from });
    if ("needs" in answered) return answered;
    await issueCookie(app, { userId: principal.userId, sessionId: answered.sessionId });
    return { needs: null };
  });
}

export function changeOwnPassword(app: App, input: z.input<typeof change>): Promise<Answer<void>> {
  return ofSignedIn(app, change, input, async (auth, principal, given) =>
    changePassword(auth, principal, { ...given, ipAddress: clientAddress(await headers()) }),
  );
}

/** How one proves who one is, and where one is signed in. */
export function showSecurity(
  app: App,
): Promise<Answer<Security & { readonly sessionId: string; readonly sessions: SessionSummary[] }>> {
  return ofSignedIn(app, nothing, undefined, async (auth, principal) => ({
    ...(await readSecurity(auth, principal)),
    sessionId: principal.sessionId,
    sessions: await listSessions(auth, principal.userId),
  }));
}

/** The secret of a new second factor, for showing once. */
export function startSecondFactor(app: App): Promise<Answer<TotpSecret>> {
  return ofSignedIn(app, nothing, undefined, (auth, principal) => startTotp(auth, principal));
}

/** Switches it on by its first code; answers the recovery codes, for showing once. */
export function confirmSecondFactor(app: App, input: z.input<typeof first>): Promise<RecoveryCodes> {
  return ofSignedIn(app, first, input, confirmTotp);
}

export function disableSecondFactor(app: App): Promise<Answer<void>> {
  return ofSignedIn(app, nothing, undefined, (auth, principal) => disableTotp(auth, principal));
}

export function renewRecoveryCodes(app: App): Promise<RecoveryCodes> {
  return ofSignedIn(app, nothing, undefined, (auth, principal) => regenerateRecoveryCodes(auth, principal));
}

/** Ends one of one's own sessions. */
export function endOwnSession(app: App, input: z.input<typeof chosen>): Promise<Answer<boolean>> {
  return ofSignedIn(app, chosen, input, (auth, { userId }, { sessionId }) =>
    endSession(auth, { sessionId, userId }),
  );
}

/** Signs out everywhere but here; answers how many sessions that were. */
export function endOwnOtherSessions(app: App): Promise<Answer<number>> {
  return ofSignedIn(app, nothing, undefined, (auth, principal) => endOtherSessions(auth, principal));
}
