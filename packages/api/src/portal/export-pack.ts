import { askForPack } from "@tributary/services/export-pack/ask-pack";
import { listPacks } from "@tributary/services/export-pack/list-packs";
import { readPackPart } from "@tributary/services/export-pack/read-pack";
import { z } from "zod";
import { t } from "../trpc/base.ts";
import { command } from "../trpc/command.ts";
import { portalCan } from "./procedure.ts";

/** More parts than the largest archive has. */
const MOST_PARTS = 10_000;

/** All of what is the operator's own, to take along. */
export const exportPackRouter = t.router({
  list: portalCan("export-pack:read").query(async ({ ctx: { db } }) => {
    const packs = await listPacks(db, new Date());
    return packs.map((pack) => ({ ...pack }));
  }),

  ask: portalCan("export-pack:write", { needsStepUp: true })
    .input(command({ includesPersonal: z.boolean() }))
    .mutation(({ ctx: { db, principal }, input: { includesPersonal } }) =>
      askForPack(db, { includesPersonal, actor: principal.email, at: new Date() }),
    ),

  /** A part of it; the whole is asked for part by part. */
  download: portalCan("export-pack:export", { isExport: true })
    .input(z.strictObject({ id: z.uuid(), position: z.number().int().min(0).max(MOST_PARTS) }))
    .query(({ ctx: { db }, input }) => readPackPart(db, input)),
});
