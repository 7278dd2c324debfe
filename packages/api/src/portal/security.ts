import { ownSecurity, securityInputs } from "../session/own-security.ts";
import { t } from "../trpc/base.ts";
import { portalCan } from "./procedure.ts";

const secret = { isSecret: true } as const;
const proved = { needsStepUp: true } as const;

/** What anybody who is signed in to the portal does about their own sessions, password and second factor. */
export const securityRouter = t.router({
  get: portalCan(null).query(ownSecurity.get),
  stepUp: portalCan(null, secret).input(securityInputs.stepUp).mutation(ownSecurity.stepUp),
  endSession: portalCan(null).input(securityInputs.endSession).mutation(ownSecurity.endSession),
  endOthers: portalCan(null).input(securityInputs.nothing).mutation(ownSecurity.endOthers),
  changePassword: portalCan(null).input(securityInputs.changePassword).mutation(ownSecurity.changePassword),
  startTotp: portalCan(null, { ...secret, ...proved })
    .input(securityInputs.nothing)
    .mutation(ownSecurity.startTotp),
  confirmTotp: portalCan(null, { ...secret, ...proved })
    .input(securityInputs.confirmTotp)
    .mutation(ownSecurity.confirmTotp),
  disableTotp: portalCan(null, proved).input(securityInputs.nothing).mutation(ownSecurity.disableTotp),
  renewCodes: portalCan(null, { ...secret, ...proved })
    .input(securityInputs.nothing)
    .mutation(ownSecurity.renewCodes),
});
