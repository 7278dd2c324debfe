import { guardedAgent } from "@tributary/services/network-order/guarded-agent";
import { networkSettings } from "@tributary/services/network-order/network-profile";
import { saveNetworkProfile } from "@tributary/services/network-order/save-network-profile";
import { showNetworkProfile } from "@tributary/services/network-order/show-network-profile";
import { showReportAccess } from "@tributary/services/network-order/show-report-access";
import { testNetwork } from "@tributary/services/network-order/test-network";
import { z } from "zod";
import { t } from "../trpc/base.ts";
import { command } from "../trpc/command.ts";
import { portalCan } from "./procedure.ts";

const securely = { needsStepUp: true } as const;
const token = z.string().min(1).max(4_000).nullable().optional();

/** Where the operator's orders go. No answer of a command holds a token: answers are kept. */
export const networkRouter = t.router({
  show: portalCan("network:read").query(({ ctx: { db } }) => showNetworkProfile(db)),

  reportAccess: portalCan("network:write", securely).query(({ ctx: { db } }) => showReportAccess(db)),

  save: portalCan("network:write", securely)
    .input(
      command({
        settings: networkSettings,
        tokens: z.strictObject({ network: token, smdp: token }),
        hasNewReportToken: z.boolean(),
      }),
    )
    .mutation(async ({ ctx: { db, principal }, input: { idempotencyKey: _, ...request } }) => {
      const tokens = {
        ...(request.tokens.network === undefined ? {} : { network: request.tokens.network }),
        ...(request.tokens.smdp === undefined ? {} : { smdp: request.tokens.smdp }),
      };
      return saveNetworkProfile(db, { ...request, tokens, actor: principal.email });
    }),

  test: portalCan("network:write")
    .input(command({ connection: z.enum(["network", "smdp"]) }))
    .mutation(async ({ ctx: { db, principal }, input: { connection } }) => {
      const dispatcher = guardedAgent();
      try {
        return await testNetwork(db, { connection, dispatcher, actor: principal.email });
      } finally {
        await dispatcher.destroy();
      }
    }),
});
