import { nameAgreements } from "@tributary/services/agreement/name-agreements";
import { listFilterNames } from "@tributary/services/operator/list-filter-names";
import { cancelRedrive } from "@tributary/services/usage-file/cancel-redrive";
import { exportQuarantine } from "@tributary/services/usage-file/export-quarantine";
import { listRedrives } from "@tributary/services/usage-file/list-redrives";
import { pageQuarantine } from "@tributary/services/usage-file/page-quarantine";
import { showQuarantineGroup } from "@tributary/services/usage-file/show-quarantine-group";
import { sumQuarantine } from "@tributary/services/usage-file/sum-quarantine";
import { z } from "zod";
import { t } from "../trpc/base.ts";
import { command } from "../trpc/command.ts";
import { fileDto } from "./file-dto.ts";
import { paging, tableForm } from "./inputs.ts";
import { portfolioCan } from "./procedure.ts";
import { quarantineGroupDto, quarantinePageDto, redriveDto, sumDto } from "./quarantine-dto.ts";
import { quarantineFixes } from "./quarantine-fixes.ts";
import { filter, group, MOST_GROUPS, selection } from "./quarantine-inputs.ts";

const RECENT = 20;

/**
 * Records that could not be counted, as sums: the portfolio sees how many and for how much, never a record.
 */
export const quarantineRouter = t.router({
  list: portfolioCan("quarantine:read")
    .input(z.strictObject({ ...filter, ...paging }))
    .query(async ({ ctx: { db }, input }) => {
      const [page, agreements, names] = await Promise.all([
        pageQuarantine(db, input),
        nameAgreements(db),
        listFilterNames(db),
      ]);
      return {
        ...quarantinePageDto(page),
        agreements: agreements.map(({ id, name, sourceIds }) => ({ id, name, sourceIds })),
        operators: names.operators.map(({ id, name }) => ({ id, name })),
      };
    }),

  group: portfolioCan("quarantine:read")
    .input(z.strictObject({ ...group, ...paging }))
    .query(async ({ ctx: { db }, input }) => {
      const [shown, { operators }] = await Promise.all([
        showQuarantineGroup(db, { ...input, at: new Date() }),
        listFilterNames(db),
      ]);
      return { ...quarantineGroupDto(shown), operators: operators.map(({ id, name }) => ({ id, name })) };
    }),

  export: portfolioCan("quarantine:read", { isExport: true })
    .input(z.strictObject({ ...filter, form: tableForm }))
    .query(async ({ ctx: { db }, input }) => fileDto(await exportQuarantine(db, input))),

  /** What is being read again, and what was last. */
  redrives: portfolioCan("quarantine:read").query(async ({ ctx: { db } }) => {
    const at = new Date();
    const [running, ended] = await Promise.all([
      listRedrives(db, { isRunning: true, limit: MOST_GROUPS, at }),
      listRedrives(db, { isRunning: false, limit: RECENT, at }),
    ]);
    return { running: running.map(redriveDto), ended: ended.map(redriveDto) };
  }),

  /** How far these are, or how they ended. */
  progress: portfolioCan("quarantine:read")
    .input(z.strictObject({ redriveIds: z.array(z.uuid()).min(1).max(MOST_GROUPS) }))
    .query(async ({ ctx: { db }, input }) => {
      const request = { ids: input.redriveIds, limit: MOST_GROUPS, at: new Date() };
      return (await listRedrives(db, request)).map(redriveDto);
    }),

  /** What waits in these groups, or behind this filter. */
  preview: portfolioCan("quarantine:write")
    .input(z.strictObject(selection))
    .query(async ({ ctx: { db }, input: { groups: named, filter: asked } }) =>
      (await sumQuarantine(db, { ...asked, groups: named })).map(sumDto),
    ),

  ...quarantineFixes,

  cancel: portfolioCan("quarantine:write")
    .input(command({ redriveId: z.uuid() }))
    .mutation(async ({ ctx: { db, principal }, input }) => {
      await cancelRedrive(db, { redriveId: input.redriveId, actor: principal.email });
    }),
});
