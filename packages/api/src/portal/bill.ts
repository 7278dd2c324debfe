import { BILL_FORMS } from "@tributary/services/bill/bill-file";
import { creditBill } from "@tributary/services/bill/credit-bill";
import { downloadBill } from "@tributary/services/bill/download-bill";
import { drawUpAgain } from "@tributary/services/bill/draw-up-again";
import { exportBills } from "@tributary/services/bill/export-bills";
import { listBillRuns } from "@tributary/services/bill/list-bill-runs";
import { listBills } from "@tributary/services/bill/list-bills";
import { nextBillPeriod } from "@tributary/services/bill/next-period";
import { rebill } from "@tributary/services/bill/rebill";
import { showBill } from "@tributary/services/bill/show-bill";
import { processSealKeys } from "@tributary/services/subscriber/seal-keys";
import { z } from "zod";
import { t } from "../trpc/base.ts";
import { command } from "../trpc/command.ts";
import { billRowDto, runRowDto, shownBillDto } from "./bill-dto.ts";
import { fileDto } from "./file-dto.ts";
import { csvForm, paging, period, reference } from "./inputs.ts";
import { portalCan } from "./procedure.ts";

const amount = z
  .bigint()
  .min(-(10n ** 18n))
  .max(10n ** 18n);
const reason = z.string().max(2_000);

const filter = {
  period: period.optional(),
  runId: z.uuid().optional(),
  kind: z.enum(["bill", "credit-note"]).optional(),
  state: z.enum(["draft", "open", "overdue", "paid"]).optional(),
  search: z.string().max(80).optional(),
  order: z.enum(["number", "-number", "due", "-due", "gross", "-gross", "open", "-open"]).default("-number"),
};

/** What this operator's subscribers owe. */
export const billRouter = t.router({
  list: portalCan("bill:read")
    .input(z.strictObject({ ...filter, ...paging }))
    .query(async ({ ctx: { db }, input }) => {
      const at = new Date();
      const [{ rows, total, openMicros }, runs, nextPeriod] = await Promise.all([
        listBills(db, { ...input, at }),
        listBillRuns(db),
        nextBillPeriod(db, at),
      ]);
      return { rows: rows.map(billRowDto), total, openMicros, runs: runs.map(runRowDto), nextPeriod };
    }),

  export: portalCan("bill:export", { isExport: true })
    .input(z.strictObject({ ...filter, form: csvForm }))
    .query(async ({ ctx: { db }, input }) => fileDto(await exportBills(db, { ...input, at: new Date() }))),

  show: portalCan("bill:read")
    .input(z.strictObject({ number: reference }))
    .query(async ({ ctx: { db }, input }) => shownBillDto(await showBill(db, { ...input, at: new Date() }))),

  /** With the subscriber's name and address. */
  download: portalCan("bill:export", { isExport: true })
    .input(z.strictObject({ number: reference, form: z.enum(BILL_FORMS) }))
    .query(async ({ ctx: { db }, input }) =>
      fileDto(await downloadBill(db, { ...input, keys: processSealKeys() })),
    ),

  credit: portalCan("bill:write", { needsStepUp: true })
    .input(
      command({
        number: reference,
        /** null: all that is left, or the amount of it. */
        lines: z
          .array(z.strictObject({ lineNumber: z.int().min(1).max(100_000), grossMicros: amount }))
          .max(500)
          .nullable(),
        amountMicros: amount.nullable().default(null),
        reason,
      }),
    )
    .mutation(({ ctx: { db, principal }, input: { idempotencyKey: _, ...credited } }) =>
      creditBill(db, { ...credited, actor: principal.email, at: new Date() }),
    ),

  /** Takes it back whole and draws it up again. */
  rebill: portalCan("bill:write", { needsStepUp: true })
    .input(command({ number: reference, reason }))
    .mutation(({ ctx: { db, principal }, input: { number, reason: why } }) =>
      rebill(db, { number, reason: why, actor: principal.email, at: new Date() }),
    ),

  drawUpAgain: portalCan("bill:write", { needsStepUp: true })
    .input(command({ subscriber: reference, period, reason }))
    .mutation(({ ctx: { db, principal }, input: { subscriber, period: label, reason: why } }) =>
      drawUpAgain(db, {
        ...{ subscriber, period: label, reason: why },
        actor: principal.email,
        at: new Date(),
      }),
    ),
});
