import {
  exportOperatorRetail,
  exportRetailTotals,
} from "@tributary/services/retail-total/export-retail-totals";
import { listRetailTotals, RETAIL_SORTS } from "@tributary/services/retail-total/list-retail-totals";
import { showOperatorRetail } from "@tributary/services/retail-total/show-operator-retail";
import { z } from "zod";
import { t } from "../trpc/base.ts";
import { fileDto } from "./file-dto.ts";
import { operatorCode, paging, period, tableForm } from "./inputs.ts";
import { portfolioCan } from "./procedure.ts";
import { operatorRetailDto, retailListDto } from "./retail-total-dto.ts";

const scope = { currency: z.string().length(3).optional(), period: period.optional() };
const sort = z.strictObject({ key: z.enum(RETAIL_SORTS), isDescending: z.boolean() });

/** What the operators' own business comes to: sums only. */
export const retailTotalRouter = t.router({
  list: portfolioCan("portfolio:read")
    .input(z.strictObject({ ...scope, sort, ...paging }))
    .query(async ({ ctx: { db }, input: { pageSize: size, ...input } }) => {
      const list = await listRetailTotals(db, { ...input, size, at: new Date() });
      return list === null ? null : retailListDto(list);
    }),

  export: portfolioCan("portfolio:export", { isExport: true })
    .input(z.strictObject({ ...scope, sort, form: tableForm }))
    .query(async ({ ctx: { db }, input }) =>
      fileDto(await exportRetailTotals(db, { ...input, at: new Date() })),
    ),

  show: portfolioCan("portfolio:read")
    .input(z.strictObject({ operatorId: operatorCode, ...scope }))
    .query(async ({ ctx: { db }, input }) => {
      const shown = await showOperatorRetail(db, { ...input, at: new Date() });
      return shown === null ? null : operatorRetailDto(shown);
    }),

  exportOne: portfolioCan("portfolio:export", { isExport: true })
    .input(z.strictObject({ operatorId: operatorCode, ...scope, form: tableForm }))
    .query(async ({ ctx: { db }, input }) =>
      fileDto(await exportOperatorRetail(db, { ...input, at: new Date() })),
    ),
});
