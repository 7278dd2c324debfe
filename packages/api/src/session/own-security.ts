import type { AuthDb } from "@tributary/db/doors/auth-db";
import { DomainError } from "@tributary/domain/error";
import type { Principal } from "@tributary/domain/user/principal";
import { endOtherSessions } from "@tributary/services/session/end-other-sessions";
import { endSession } from "@tributary/services/session/end-session";
import { listSessions } from "@tributary/services/session/list-sessions";
import { stepUp } from "@tributary/services/session/step-up";
import { changePassword } from "@tributary/services/user/change-password";
import { confirmTotp } from "@tributary/services/user/confirm-totp";
import { disableTotp } from "@tributary/services/user/disable-totp";
import { hasSecondFactor } from "@tributary/services/user/has-second-factor";
import { regenerateRecoveryCodes } from "@tributary/services/user/regenerate-recovery-codes";
import { startTotp } from "@tributary/services/user/start-totp";
import { z } from "zod";
import { command } from "../trpc/command.ts";
import type { RequestContext } from "../trpc/request-context.ts";
import { issueCookie } from "./session-cookie.ts";

type Context = RequestContext & { readonly auth: AuthDb; readonly principal: Principal };
type Asked<Input> = { readonly ctx: Context; readonly input: Input };

const password = z.string().min(1).max(1_000);
const code = z.string().max(40);

/** What somebody does about their own security takes, in both applications. */
export const securityInputs = {
  stepUp: command({ password, code: code.optional() }),
  endSession: command({ sessionId: z.uuid() }),
  changePassword: command({ current: password, next: password }),
  confirmTotp: command({ code }),
  nothing: command({}),
};

type Inputs = { readonly [Name in keyof typeof securityInputs]: z.output<(typeof securityInputs)[Name]> };

/** What somebody may do about their own security, in both applications. */
export const ownSecurity = {
  async get({ ctx: { auth, principal } }: { readonly ctx: Context }) {
    const [sessions, isFactorOn] = await Promise.all([
      listSessions(auth, principal.userId),
      hasSecondFactor(auth, principal.userId),
    ]);
    return {
      isFactorOn,
      sessions: sessions.map((session) => ({
        id: session.id,
        app: session.app,
        isThisOne: session.id === principal.sessionId,
        createdAt: new Date(session.createdAt),
        lastSeenAt: new Date(session.lastSeenAt),
        ipAddress: session.ipAddress,
        userAgent: session.userAgent,
        isFactorUsed: session.isMfaVerified,
      })),
    };
  },

  /** Asks again who somebody is; the session goes on under a new id, which this browser is pointed to. */
  async stepUp({ ctx, input }: Asked<Inputs["stepUp"]>) {
    const { auth, principal, ipAddress, userAgent, app } = ctx;
    const { password: given, code: second } = input;
    const proof = { password: given, ...(second === undefined ? {} : { code: second }) };
    const answer = await stepUp(auth, principal, { ...proof, ipAddress, userAgent });
    if ("needs" in answer) return { needs: answer.needs };
    await issueCookie(app, { userId: principal.userId, sessionId: answer.sessionId });
    return { needs: null };
  },

  async endSession({ ctx: { auth, principal }, input: { sessionId } }: Asked<Inputs["endSession"]>) {
    const { userId } = principal;
    if (await endSession(auth, { sessionId, userId })) return;
    throw new DomainError("NOT_FOUND", "This session has ended already.");
  },

  endOthers: ({ ctx: { auth, principal } }: { readonly ctx: Context }) => endOtherSessions(auth, principal),

  changePassword: ({ ctx, input: { current, next } }: Asked<Inputs["changePassword"]>) =>
    changePassword(ctx.auth, ctx.principal, { current, next, ipAddress: ctx.ipAddress }),

  startTotp: ({ ctx: { auth, principal } }: { readonly ctx: Context }) => startTotp(auth, principal),

  confirmTotp: ({ ctx: { auth, principal }, input }: Asked<Inputs["confirmTotp"]>) =>
    confirmTotp(auth, principal, { code: input.code }),

  disableTotp: ({ ctx: { auth, principal } }: { readonly ctx: Context }) => disableTotp(auth, principal),

  renewCodes: ({ ctx: { auth, principal } }: { readonly ctx: Context }) =>
    regenerateRecoveryCodes(auth, principal),
};
