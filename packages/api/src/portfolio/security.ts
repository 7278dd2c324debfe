import { ownSecurity, securityInputs } from "../session/own-security.ts";
import { t } from "../trpc/base.ts";
import { portfolioCan } from "./procedure.ts";

const secret = { isSecret: true } as const;
const proved = { needsStepUp: true } as const;

/** What anybody who is signed in to the console does about their own sessions, password and second factor. */
export const securityRouter = t.router({
  get: portfolioCan(null).query(ownSecurity.get),
  stepUp: portfolioCan(null, secret).input(securityInputs.stepUp).mutation(ownSecurity.stepUp),
  endSession: portfolioCan(null).input(securityInputs.endSession).mutation(ownSecurity.endSession),
  endOthers: portfolioCan(null).input(securityInputs.nothing).mutation(ownSecurity.endOthers),
  changePassword: portfolioCan(null)
    .input(securityInputs.changePassword)
    .mutation(ownSecurity.changePassword),
  startTotp: portfolioCan(null, { ...secret, ...proved })
    .input(securityInputs.nothing)
    .mutation(ownSecurity.startTotp),
  confirmTotp: portfolioCan(null, { ...secret, ...proved })
    .input(securityInputs.confirmTotp)
    .mutation(ownSecurity.confirmTotp),
  disableTotp: portfolioCan(null, proved).input(securityInputs.nothing).mutation(ownSecurity.disableTotp),
  renewCodes: portfolioCan(null, { ...secret, ...proved })
    .input(securityInputs.nothing)
    .mutation(ownSecurity.renewCodes),
});
