import { recordOperatorPayment } from "@tributary/services/ledger/record-operator-payment";
import { listFilterNames } from "@tributary/services/operator/list-filter-names";
import { downloadStatement } from "@tributary/services/statement/download-statement";
import { exportStatements } from "@tributary/services/statement/export-statements";
import { listStatements } from "@tributary/services/statement/list-statements";
import { showStatement } from "@tributary/services/statement/show-statement";
import { STATEMENT_FORMS } from "@tributary/services/statement/statement-file";
import { z } from "zod";
import { t } from "../trpc/base.ts";
import { command } from "../trpc/command.ts";
import { fileDto } from "./file-dto.ts";
import { filterNamesDto } from "./filter-names-dto.ts";
import {
  agreementId,
  operatorCode,
  paging,
  payment,
  period,
  reference,
  search,
  tableForm,
} from "./inputs.ts";
import { portfolioCan } from "./procedure.ts";
import { statementDto, statementRowDto } from "./statement-dto.ts";

const STATEMENT_SORTS = ["period", "due", "gross", "open"] as const;
const version = z.int().min(1).max(10_000);

const filter = {
  operatorId: operatorCode.optional(),
  agreementId: agreementId.optional(),
  period: period.optional(),
  search: search.optional(),
  state: z.enum(["unpaid", "overdue", "paid", "contested", "accepted", "to-review"]).optional(),
  sort: z.enum(STATEMENT_SORTS).default("period"),
  isDescending: z.boolean().default(true),
};

/** What operators were charged, and what became of it. */
export const statementRouter = t.router({
  list: portfolioCan("statement:read")
    .input(z.strictObject({ ...filter, ...paging }))
    .query(async ({ ctx: { db }, input }) => {
      const [list, names] = await Promise.all([
        listStatements(db, { ...input, at: new Date() }),
        listFilterNames(db),
      ]);
      return {
        rows: list.rows.map(statementRowDto),
        total: list.total,
        sums: list.sums.map(({ currency, count, owedMicros, openMicros, overdueMicros }) => {
          return { currency, count, owedMicros, openMicros, overdueMicros };
        }),
        ...filterNamesDto(names),
      };
    }),

  export: portfolioCan("statement:export", { isExport: true })
    .input(z.strictObject({ ...filter, form: tableForm }))
    .query(async ({ ctx: { db }, input }) =>
      fileDto(await exportStatements(db, { ...input, at: new Date() })),
    ),

  show: portfolioCan("statement:read")
    .input(z.strictObject({ number: reference, version: version.optional() }))
    .query(async ({ ctx: { db }, input }) =>
      statementDto(await showStatement(db, { ...input, at: new Date() })),
    ),

  download: portfolioCan("statement:export", { isExport: true })
    .input(z.strictObject({ number: reference, version: version.optional(), form: z.enum(STATEMENT_FORMS) }))
    .query(async ({ ctx: { db }, input }) =>
      fileDto(await downloadStatement(db, { ...input, at: new Date() })),
    ),

  recordPayment: portfolioCan("ledger:write", { needsStepUp: true })
    .input(
      command({ number: reference, ...payment, paidOn: z.iso.date(), isAdvance: z.boolean().default(false) }),
    )
    .mutation(async ({ ctx: { db, principal }, input }) => {
      const { number: statementNumber, amountMicros, reference: by, paidOn, isAdvance } = input;
      const { isNew, openMicros } = await recordOperatorPayment(db, {
        ...{ statementNumber, amountMicros, reference: by, paidOn, isAdvance },
        actor: principal.email,
      });
      return { isNew, openMicros };
    }),
});
