import { gatewayKeys, gatewaySettings } from "@tributary/services/payment-gateway/gateway-profile";
import { saveGatewayProfile } from "@tributary/services/payment-gateway/save-gateway-profile";
import { showGatewayProfile } from "@tributary/services/payment-gateway/show-gateway-profile";
import { processSealKeys } from "@tributary/services/subscriber/seal-keys";
import { t } from "../trpc/base.ts";
import { command } from "../trpc/command.ts";
import { portalCan } from "./procedure.ts";

/** By which account the operator takes cards. No answer holds a secret. */
export const gatewayRouter = t.router({
  show: portalCan("bill:read").query(({ ctx: { db } }) => showGatewayProfile(db)),

  save: portalCan("bill:write", { needsStepUp: true })
    .input(command({ settings: gatewaySettings, given: gatewayKeys }))
    .mutation(({ ctx: { db, principal }, input: { settings, given } }) =>
      saveGatewayProfile(db, { settings, given, keys: processSealKeys(), actor: principal.email }),
    ),
});
