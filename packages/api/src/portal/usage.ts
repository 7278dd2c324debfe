import { exportUsageMonth } from "@tributary/services/usage/export-month";
import { showUsageMonth } from "@tributary/services/usage/show-month";
import type { UsageSums } from "@tributary/services/usage/sum-by-service";
import { z } from "zod";
import { t } from "../trpc/base.ts";
import { fileDto } from "./file-dto.ts";
import { csvForm, period } from "./inputs.ts";
import { portalCan } from "./procedure.ts";

/** What this operator used, by its own records. */
export const usageRouter = t.router({
  month: portalCan("usage:read")
    .input(z.strictObject({ month: period.optional() }))
    .query(async ({ ctx: { db }, input }) => {
      const shown = await showUsageMonth(db, { ...input, at: new Date() });
      return {
        month: shown.month,
        previousMonth: shown.previousMonth,
        months: shown.months,
        zones: shown.zones,
        services: shown.services.map(({ service, before, ...sums }) => {
          return { service, ...sumsDto(sums), before: sumsDto(before) };
        }),
        days: shown.days.map(({ day, cells }) => ({ day, cells: cells.map(sumsDto) })),
      };
    }),

  export: portalCan("usage:export", { isExport: true })
    .input(z.strictObject({ month: period.optional(), form: csvForm }))
    .query(async ({ ctx: { db }, input }) =>
      fileDto(await exportUsageMonth(db, { ...input, at: new Date() })),
    ),

  /** Records of the operator that could not be counted yet, by reason. */
  waiting: portalCan("quarantine:read").query(async ({ ctx: { db } }) => {
    const reasons = await db.usage.reads.waitingRecords();
    return reasons.map(({ reason, records, oldestAt }) => ({ reason, records, oldestAt }));
  }),
});

/** Quantities, and nothing that a record costs. */
export function sumsDto({ records, durationSeconds, volumeBytes }: UsageSums) {
  return { records, durationSeconds, volumeBytes };
}
