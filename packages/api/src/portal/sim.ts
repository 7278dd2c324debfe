import { SIM_STATUSES } from "@tributary/domain/sim/types";
import { addSims } from "@tributary/services/sim/add-sims";
import { type ListedSim, listSims } from "@tributary/services/sim/list-sims";
import { billingDays } from "@tributary/services/subscriber/current-cycle";
import { z } from "zod";
import { t } from "../trpc/base.ts";
import { command } from "../trpc/command.ts";
import { paging } from "./inputs.ts";
import { portalCan } from "./procedure.ts";

const kind = z.enum(["physical", "esim"]);

/** The operator's own inventory of SIMs. */
export const simRouter = t.router({
  list: portalCan("sim:read")
    .input(
      z.strictObject({
        statuses: z.array(z.enum(SIM_STATUSES)).max(SIM_STATUSES.length).optional(),
        kind: kind.optional(),
        search: z.string().max(80).optional(),
        ...paging,
      }),
    )
    .query(async ({ ctx: { db }, input }) => {
      const [{ rows, total, byStatus }, { zone }] = await Promise.all([
        listSims(db.shared, input),
        billingDays(db),
      ]);
      return {
        rows: rows.map(simDto),
        total,
        counts: SIM_STATUSES.map((status) => ({ status, sims: byStatus.get(status) ?? 0 })),
        zone,
      };
    }),

  add: portalCan("sim:write")
    .input(
      command({
        batch: z.string().min(1).max(60),
        kind,
        isTest: z.boolean(),
        text: z.string().min(1).max(1_000_000),
      }),
    )
    .mutation(({ ctx: { db, principal }, input: { batch, kind: made, isTest, text } }) =>
      addSims(db, { batch, kind: made, isTest, text, actor: principal.email }),
    ),
});

function simDto({ iccid, kind: made, status, isTest, batch, imsis, holder, availableFrom }: ListedSim) {
  return { iccid, kind: made, status, isTest, batch, imsis, holder, availableFrom };
}
