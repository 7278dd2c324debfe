import { draftProfileSchema, profileJson } from "@tributary/services/bill/draft-profile";
import { saveBillingProfile } from "@tributary/services/bill/save-billing-profile";
import { showBillingProfile } from "@tributary/services/bill/show-billing-profile";
import { t } from "../trpc/base.ts";
import { command } from "../trpc/command.ts";
import { period } from "./inputs.ts";
import { portalCan } from "./procedure.ts";

/** How the operator bills its subscribers, by versions. */
export const billingProfileRouter = t.router({
  show: portalCan("billing-profile:read").query(async ({ ctx: { db } }) => {
    const { versions, operator, from } = await showBillingProfile(db, new Date());
    return {
      versions: versions.map(({ version, effectiveFrom, createdBy, createdAt, terms }) => {
        return { version, effectiveFrom, createdBy, createdAt, terms };
      }),
      operator,
      from,
    };
  }),

  save: portalCan("billing-profile:write", { needsStepUp: true })
    .input(command({ effectiveFrom: period, terms: draftProfileSchema }))
    .mutation(({ ctx: { db, principal }, input: { effectiveFrom, terms } }) =>
      saveBillingProfile(db, { effectiveFrom, terms: profileJson(terms), actor: principal.email }),
    ),
});
