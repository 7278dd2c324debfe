import { exportOwnAudit } from "@tributary/services/audit/export-own-audit";
import { listOwnAudit } from "@tributary/services/audit/list-own-audit";
import { showOwnChain } from "@tributary/services/audit/show-own-chain";
import { z } from "zod";
import { t } from "../trpc/base.ts";
import { fileDto } from "./file-dto.ts";
import { csvForm, paging, period } from "./inputs.ts";
import { portalCan } from "./procedure.ts";

const filter = {
  action: z.string().max(60).optional(),
  search: z.string().max(120).optional(),
  month: period.optional(),
};

/** This operator's slice of the log: what was done by its people and to it. */
export const auditRouter = t.router({
  list: portalCan("audit:read")
    .input(z.strictObject({ ...filter, ...paging }))
    .query(async ({ ctx: { db }, input }) => {
      const { rows, total, zone } = await listOwnAudit(db, input);
      return {
        rows: rows.map(({ occurredAt, actor, action, subject, app, requestId }) => {
          return { occurredAt, actor, action, subject, app, requestId };
        }),
        total,
        zone,
      };
    }),

  export: portalCan("audit:export", { isExport: true })
    .input(z.strictObject({ ...filter, form: csvForm }))
    .query(async ({ ctx: { db }, input }) => fileDto(await exportOwnAudit(db, input))),

  chain: portalCan("audit:read").query(async ({ ctx: { db } }) => {
    const { rows, sealed, latest } = await showOwnChain(db);
    return {
      rows,
      sealed,
      latest: latest && { sequence: latest.sequence, sealedAt: latest.sealedAt, hash: latest.hash },
    };
  }),
});
