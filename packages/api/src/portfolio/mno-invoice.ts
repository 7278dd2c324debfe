import { nameAgreements } from "@tributary/services/agreement/name-agreements";
import { acceptInvoice } from "@tributary/services/mno-invoice/accept-invoice";
import { exportInvoices } from "@tributary/services/mno-invoice/export-invoices";
import { findInvoiceById } from "@tributary/services/mno-invoice/find-invoice";
import { importInvoice } from "@tributary/services/mno-invoice/import-invoice";
import { pageInvoiceLines } from "@tributary/services/mno-invoice/page-invoice-lines";
import { INVOICE_STATUSES, pageInvoices } from "@tributary/services/mno-invoice/page-invoices";
import { previewInvoice } from "@tributary/services/mno-invoice/preview-invoice";
import { readInvoiceBytes } from "@tributary/services/mno-invoice/read-invoice-bytes";
import { rejectInvoice } from "@tributary/services/mno-invoice/reject-invoice";
import { showInvoice } from "@tributary/services/mno-invoice/show-invoice";
import { surveyInvoices } from "@tributary/services/mno-invoice/survey-invoices";
import { z } from "zod";
import { t } from "../trpc/base.ts";
import { command } from "../trpc/command.ts";
import { fileDto } from "./file-dto.ts";
import { agreementId, paging, period, reason, search, tableForm } from "./inputs.ts";
import { invoiceDto, invoiceLinesDto, invoiceRowDto, previewDto } from "./mno-invoice-dto.ts";
import { type PortfolioContext, portfolioCan } from "./procedure.ts";

/** Of the file itself. */
export const LARGEST_INVOICE_BYTES = 10_000_000;
const LARGEST_BASE64 = Math.ceil(LARGEST_INVOICE_BYTES / 3) * 4;

const invoiceId = z.uuid();
const filter = {
  mnoId: z.string().min(1).max(60).optional(),
  agreementId: agreementId.optional(),
  period: period.optional(),
  status: z.enum(INVOICE_STATUSES).optional(),
  isOverdue: z.boolean().optional(),
  search: search.optional(),
};
const file = {
  agreementId,
  fileName: z.string().min(1).max(200),
  fileBase64: z.base64().min(4).max(LARGEST_BASE64),
  isRevision: z.boolean().default(false),
};
type SentFile = z.infer<z.ZodObject<typeof file>>;

/** What the host networks bill, as it was received. */
export const mnoInvoiceRouter = t.router({
  list: portfolioCan("mno-invoice:read")
    .input(z.strictObject({ ...filter, ...paging }))
    .query(async ({ ctx: { db }, input }) => {
      const at = new Date();
      const [{ rows, total }, survey, agreements] = await Promise.all([
        pageInvoices(db, { ...input, at }),
        surveyInvoices(db, at),
        nameAgreements(db),
      ]);
      return {
        rows: rows.map(invoiceRowDto),
        total,
        waiting: { flagged: survey.flagged, missing: survey.missing, overdue: survey.overdue },
        periods: survey.periods,
        agreements: agreements.map(({ id, name, mnoId, mnoName, hasInvoiceMapping }) => {
          return { id, name, mnoId, mnoName, hasInvoiceMapping };
        }),
      };
    }),

  export: portfolioCan("mno-invoice:read", { isExport: true })
    .input(z.strictObject({ ...filter, form: tableForm }))
    .query(async ({ ctx: { db }, input }) => fileDto(await exportInvoices(db, { ...input, at: new Date() }))),

  show: portfolioCan("mno-invoice:read")
    .input(z.strictObject({ invoiceId }))
    .query(async ({ ctx: { db }, input }) =>
      invoiceDto(await showInvoice(db, { id: input.invoiceId, at: new Date() })),
    ),

  lines: portfolioCan("mno-invoice:read")
    .input(
      z.strictObject({
        invoiceId,
        isExceptional: z.boolean().optional(),
        search: search.optional(),
        ...paging,
      }),
    )
    .query(async ({ ctx: { db }, input }) => invoiceLinesDto(await pageInvoiceLines(db, input))),

  /** The bytes it came in. */
  file: portfolioCan("mno-invoice:read", { isExport: true })
    .input(z.strictObject({ invoiceId }))
    .query(async ({ ctx: { db }, input }) => {
      const { fileName, bytes } = await readInvoiceBytes(db, input.invoiceId);
      return fileDto({ fileName, contentType: "application/octet-stream", bytes });
    }),

  /** What an import would come to. */
  preview: portfolioCan("mno-invoice:write")
    .input(z.strictObject(file))
    .query(async ({ ctx: { db }, input }) => previewDto(await previewInvoice(db, importOf(input)))),

  import: portfolioCan("mno-invoice:write")
    .input(command(file))
    .mutation(async ({ ctx: { db, principal }, input }) => {
      const request = { ...importOf(input), actor: principal.email };
      const { id, number, revision, status } = await importInvoice(db, request);
      return { id, number, revision, status };
    }),

  accept: portfolioCan("mno-invoice:approve", { needsStepUp: true })
    .input(command({ invoiceId, reason }))
    .mutation(async ({ ctx, input }) => {
      await acceptInvoice(ctx.db, await decisionOf(ctx, input));
    }),

  reject: portfolioCan("mno-invoice:approve")
    .input(command({ invoiceId, reason }))
    .mutation(async ({ ctx, input }) => {
      await rejectInvoice(ctx.db, await decisionOf(ctx, input));
    }),
});

function importOf({ agreementId: agreement, fileName, fileBase64, isRevision }: SentFile) {
  const bytes = Buffer.from(fileBase64, "base64");
  return { agreementId: agreement, isRevision, file: { name: fileName, bytes, receivedAt: Date.now() } };
}

async function decisionOf(
  { db, principal }: PortfolioContext,
  { invoiceId: id, reason: given }: { readonly invoiceId: string; readonly reason: string },
) {
  const { agreementId: agreement, number, revision } = await findInvoiceById(db, id);
  return { agreementId: agreement, number, revision, reason: given, actor: principal.email };
}
