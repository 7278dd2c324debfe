import { closePeriod } from "@tributary/services/period/close-period";
import { reopenPeriod } from "@tributary/services/period/reopen-period";
import { t } from "../trpc/base.ts";
import { command } from "../trpc/command.ts";
import { ofPeriod, reason } from "./inputs.ts";
import { portfolioCan } from "./procedure.ts";

/** Whether a month still takes part. */
export const periodRouter = t.router({
  close: portfolioCan("period:write")
    .input(command(ofPeriod))
    .mutation(async ({ ctx: { usageDoors, principal }, input: { agreementId, period } }) => {
      await closePeriod(usageDoors, { agreementId, period, actor: principal.email });
      return { agreementId, period };
    }),

  /** Its run gives way to a new version; what was issued stays as it is. */
  reopen: portfolioCan("period:approve", { needsStepUp: true })
    .input(command({ ...ofPeriod, reason }))
    .mutation(async ({ ctx: { db, principal }, input }) => {
      const { agreementId, period } = input;
      const { version } = await reopenPeriod(db, {
        agreementId,
        period,
        reason: input.reason,
        actor: principal.email,
      });
      return { supersededVersion: version };
    }),
});
