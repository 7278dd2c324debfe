import { listOwnAccesses } from "@tributary/services/operator-access/list-own-accesses";
import { ownZones } from "@tributary/services/usage/own-zones";
import { z } from "zod";
import { t } from "../trpc/base.ts";
import { paging } from "./inputs.ts";
import { portalCan } from "./procedure.ts";

/** Who of the MVNA looked into this operator, when and why. */
export const accessLogRouter = t.router({
  list: portalCan("audit:read")
    .input(z.strictObject(paging))
    .query(async ({ ctx: { db }, input }) => {
      const [{ rows, total }, { main: zone }] = await Promise.all([
        listOwnAccesses(db, { ...input, at: new Date() }),
        ownZones(db),
      ]);
      return {
        rows: rows.map(({ actor, reason, startedAt, until, isOpen }) => {
          return { actor, reason, startedAt, until, isOpen };
        }),
        total,
        zone,
      };
    }),
});
