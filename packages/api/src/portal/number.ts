import { addNumbers, MOST_NUMBERS } from "@tributary/services/number/add-numbers";
import { listNumbers } from "@tributary/services/number/list-numbers";
import { billingDays } from "@tributary/services/subscriber/current-cycle";
import { z } from "zod";
import { t } from "../trpc/base.ts";
import { command } from "../trpc/command.ts";
import { paging } from "./inputs.ts";
import { portalCan } from "./procedure.ts";

const STATUSES = ["free", "reserved", "assigned", "quarantined", "ported-in", "ported-out"] as const;

/** The operator's own pool of telephone numbers. */
export const numberRouter = t.router({
  list: portalCan("number:read")
    .input(
      z.strictObject({
        statuses: z.array(z.enum(STATUSES)).max(6).optional(),
        search: z.string().max(40).optional(),
        ...paging,
      }),
    )
    .query(async ({ ctx: { db }, input }) => {
      const [{ rows, total }, { zone }] = await Promise.all([
        listNumbers(db.shared, { ...input, at: new Date() }),
        billingDays(db),
      ]);
      return {
        rows: rows.map(({ msisdn, status, statusUntil, holder }) => {
          return { msisdn, status, statusUntil, holder };
        }),
        total,
        zone,
      };
    }),

  add: portalCan("number:write")
    .input(command({ first: z.string().min(1).max(40), count: z.int().min(1).max(MOST_NUMBERS) }))
    .mutation(({ ctx: { db, principal }, input: { first, count } }) =>
      addNumbers(db, { first, count, actor: principal.email }),
    ),
});
