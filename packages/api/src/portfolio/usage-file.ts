import { nameAgreements } from "@tributary/services/agreement/name-agreements";
import { exportUsageFiles } from "@tributary/services/usage-file/export-usage-files";
import { listSourceStandings } from "@tributary/services/usage-file/list-source-standings";
import { pageFileSums } from "@tributary/services/usage-file/page-file-sums";
import { pageUsageFiles, USAGE_FILE_STATUSES } from "@tributary/services/usage-file/page-usage-files";
import { showUsageFile } from "@tributary/services/usage-file/show-usage-file";
import { z } from "zod";
import { t } from "../trpc/base.ts";
import { fileDto } from "./file-dto.ts";
import { agreementId, paging, search, tableForm } from "./inputs.ts";
import { portfolioCan } from "./procedure.ts";
import { fileSumsDto, sourceDto, usageFileDto, usageFileRowDto } from "./usage-file-dto.ts";

const fileId = z.int().min(1).max(2_147_483_647);
const filter = {
  sourceId: z.string().min(1).max(60).optional(),
  agreementId: agreementId.optional(),
  status: z.enum(USAGE_FILE_STATUSES).optional(),
  search: search.optional(),
  /** Only files with something a person should know. */
  hasWarnings: z.boolean().optional(),
};

/** Files of usage as their sources sent them: what came, what was taken in, what is missing. */
export const usageFileRouter = t.router({
  list: portfolioCan("usage-file:read")
    .input(z.strictObject({ ...filter, ...paging }))
    .query(async ({ ctx: { db }, input }) => {
      const [{ rows, total }, agreements] = await Promise.all([
        pageUsageFiles(db, input),
        nameAgreements(db),
      ]);
      return {
        rows: rows.map(usageFileRowDto),
        total,
        agreements: agreements.map(({ id, name, sourceIds }) => ({ id, name, sourceIds })),
      };
    }),

  sources: portfolioCan("usage-file:read").query(async ({ ctx: { db } }) =>
    (await listSourceStandings(db, new Date())).map(sourceDto),
  ),

  show: portfolioCan("usage-file:read")
    .input(z.strictObject({ fileId }))
    .query(async ({ ctx: { db }, input }) => usageFileDto(await showUsageFile(db, input.fileId))),

  /** What the file brought, by operator, period and line. */
  sums: portfolioCan("usage-file:read")
    .input(z.strictObject({ fileId, ...paging }))
    .query(async ({ ctx: { db }, input }) => fileSumsDto(await pageFileSums(db, input))),

  export: portfolioCan("usage-file:read", { isExport: true })
    .input(z.strictObject({ ...filter, form: tableForm }))
    .query(async ({ ctx: { db }, input }) => fileDto(await exportUsageFiles(db, input))),
});
