import { openOperatorDispute } from "@tributary/services/operator-dispute/open-operator-dispute";
import { acceptStatement } from "@tributary/services/statement/accept-statement";
import { downloadOwnStatement } from "@tributary/services/statement/download-own-statement";
import { exportOwnStatements } from "@tributary/services/statement/export-own-list";
import { findOwnStatement } from "@tributary/services/statement/find-own-statement";
import { listOwnStatements } from "@tributary/services/statement/list-own-statements";
import { showOwnStatement } from "@tributary/services/statement/show-own-statement";
import { STATEMENT_FORMS } from "@tributary/services/statement/statement-file";
import { z } from "zod";
import { t } from "../trpc/base.ts";
import { command } from "../trpc/command.ts";
import { fileDto } from "./file-dto.ts";
import { csvForm, paging, reference, version } from "./inputs.ts";
import { portalCan } from "./procedure.ts";
import { shownStatementDto, statementRowDto } from "./statement-dto.ts";

const sha256 = z.string().max(64);
const amount = z
  .bigint()
  .min(1n)
  .max(10n ** 18n);

const filter = {
  states: z
    .array(z.enum(["to-review", "accepted", "contested", "due-soon", "overdue", "paid"]))
    .max(6)
    .optional(),
  search: z.string().max(80).optional(),
  order: z.enum(["period", "-period", "due", "-due", "gross", "-gross"]).default("-period"),
};

/** What the MVNA charged this operator. */
export const statementRouter = t.router({
  list: portalCan("statement:read")
    .input(z.strictObject({ ...filter, ...paging }))
    .query(async ({ ctx: { db }, input }) => {
      const { rows, total } = await listOwnStatements(db, { ...input, at: new Date() });
      return { rows: rows.map(statementRowDto), total };
    }),

  export: portalCan("statement:export", { isExport: true })
    .input(z.strictObject({ ...filter, form: csvForm }))
    .query(async ({ ctx: { db }, input }) =>
      fileDto(await exportOwnStatements(db, { ...input, at: new Date() })),
    ),

  show: portalCan("statement:read")
    .input(z.strictObject({ number: reference, version: version.optional() }))
    .query(async ({ ctx: { db }, input }) =>
      shownStatementDto(await showOwnStatement(db, { ...input, at: new Date() })),
    ),

  download: portalCan("statement:export", { isExport: true })
    .input(z.strictObject({ number: reference, version: version.optional(), form: z.enum(STATEMENT_FORMS) }))
    .query(async ({ ctx: { db }, input }) =>
      fileDto(await downloadOwnStatement(db, { ...input, at: new Date() })),
    ),

  accept: portalCan("statement:write", { needsStepUp: true })
    .input(command({ number: reference, version, hash: sha256 }))
    .mutation(async ({ ctx: { db, principal }, input }) => {
      const { number, version: reviewed, hash } = input;
      const request = { number, version: reviewed, hash, actor: principal.email };
      const { acceptedAt } = await acceptStatement(db, request);
      return { acceptedAt };
    }),

  contest: portalCan("operator-dispute:write")
    .input(
      command({
        number: reference,
        version,
        lines: z
          .array(z.strictObject({ lineNumber: z.int().min(1).max(100_000), contestedMicros: amount }))
          .max(500),
        reason: z.string().max(2_000),
      }),
    )
    .mutation(async ({ ctx: { db, principal }, input }) => {
      const { lines, reason } = input;
      const { id: statementId } = await findOwnStatement(db.shared, input);
      const request = { statementId, lines, reason, actor: principal.email };
      const { number } = await openOperatorDispute(db, request);
      return { number };
    }),
});
