import { portfolioPermits } from "@tributary/domain/user/permissions";
import { approveCorrection } from "@tributary/services/correction/approve-correction";
import { rejectCorrection, withdrawCorrection } from "@tributary/services/correction/end-request";
import { exportCorrection } from "@tributary/services/correction/export-correction";
import { exportCorrections } from "@tributary/services/correction/export-corrections";
import { listRequests } from "@tributary/services/correction/list-requests";
import { pageCorrections } from "@tributary/services/correction/page-corrections";
import { requestCorrection } from "@tributary/services/correction/request-correction";
import { showCorrection } from "@tributary/services/correction/show-correction";
import { requestStanding, showRequest } from "@tributary/services/correction/show-request";
import { startReport } from "@tributary/services/correction/start-report";
import { listFilterNames } from "@tributary/services/operator/list-filter-names";
import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { t } from "../trpc/base.ts";
import { command } from "../trpc/command.ts";
import { logFault } from "../trpc/log.ts";
import {
  madeCorrectionDto,
  shownCorrectionDto,
  shownRequestDto,
  standingDto,
  waitingRequestDto,
} from "./correction-dto.ts";
import { fileDto } from "./file-dto.ts";
import { agreementId, ofPeriod, paging, period, reason, tableForm } from "./inputs.ts";
import { type PortfolioContext, portfolioCan } from "./procedure.ts";

const id = z.uuid();
const filter = { agreementId: agreementId.optional(), period: period.optional() };

/** Months brought in line with SIMs and terms that changed backwards: looked at, asked for, applied. */
export const correctionRouter = t.router({
  /** What waits for somebody, what came to nothing lately, and a page of what was made. */
  list: portfolioCan("quarantine:read")
    .input(z.strictObject({ ...filter, ...paging }))
    .query(async ({ ctx: { db }, input }) => {
      const at = new Date();
      const [{ rows, total }, waiting, over, { agreements, periods }] = await Promise.all([
        pageCorrections(db, input),
        listRequests(db, { ...input, at }),
        listRequests(db, { ...input, at, isOver: true }),
        listFilterNames(db),
      ]);
      return {
        rows: rows.map(madeCorrectionDto),
        total,
        waiting: waiting.map(waitingRequestDto),
        over: over.map(waitingRequestDto),
        agreements: agreements.map(({ id: agreement, name }) => ({ id: agreement, name })),
        periods: [...periods],
      };
    }),

  export: portfolioCan("quarantine:read", { isExport: true })
    .input(z.strictObject({ ...filter, form: tableForm }))
    .query(async ({ ctx: { db }, input }) => fileDto(await exportCorrections(db, input))),

  show: portfolioCan("quarantine:read")
    .input(z.strictObject({ id }))
    .query(async ({ ctx, input }) =>
      shownCorrectionDto(await showCorrection(ctx.db, input.id), canSeeSettlement(ctx)),
    ),

  exportSums: portfolioCan("quarantine:read", { isExport: true })
    .input(z.strictObject({ id, form: tableForm }))
    .query(async ({ ctx: { db }, input }) => fileDto(await exportCorrection(db, input))),

  /** The months that could be looked into. */
  months: portfolioCan("quarantine:write").query(async ({ ctx: { db } }) => {
    const [months, { agreements }] = await Promise.all([db.reads.usagePeriods(), listFilterNames(db)]);
    return {
      agreements: agreements.map(({ id: agreement, name }) => ({ id: agreement, name })),
      months: months.map(({ agreementId: of, period: month, isSettled }) => {
        return { agreementId: of, period: month, isSettled };
      }),
    };
  }),

  /** One request, with the report that it was made on. */
  request: portfolioCan("quarantine:read")
    .input(z.strictObject({ id }))
    .query(async ({ ctx, input }) =>
      shownRequestDto(await showRequest(ctx.db, input.id, new Date()), canSeeSettlement(ctx)),
    ),

  progress: portfolioCan("quarantine:read")
    .input(z.strictObject({ id }))
    .query(async ({ ctx: { db }, input }) => standingDto(await requestStanding(db, input.id, new Date()))),

  /** Starts working out what correcting a month comes to, and answers. */
  report: portfolioCan("quarantine:write")
    .input(command(ofPeriod))
    .mutation(async ({ ctx, input }) => {
      const asked = { agreementId: input.agreementId, period: input.period, actor: ctx.principal.email };
      const started = await startReport(ctx.usageDoors, { ...asked, onFault: faultsOf(ctx, "report") });
      void started.done;
      return { id: started.id };
    }),

  ask: portfolioCan("quarantine:write")
    .input(command({ id, reason }))
    .mutation(async ({ ctx: { db, principal }, input }) => {
      await requestCorrection(db, { id: input.id, reason: input.reason, actor: principal.email });
    }),

  withdraw: portfolioCan("quarantine:write")
    .input(command({ id, reason }))
    .mutation(async ({ ctx: { db, principal }, input }) => {
      await withdrawCorrection(db, { id: input.id, reason: input.reason, actor: principal.email });
    }),

  reject: portfolioCan("quarantine:approve")
    .input(command({ id, reason }))
    .mutation(async ({ ctx: { db, principal }, input }) => {
      await rejectCorrection(db, { id: input.id, reason: input.reason, actor: principal.email });
    }),

  /** Approves exactly what was reviewed, which its fingerprint says, and starts applying it. */
  approve: portfolioCan("quarantine:approve", { needsStepUp: true })
    .input(command({ id, fingerprint: z.string().length(64) }))
    .mutation(async ({ ctx, input }) => {
      const asked = { id: input.id, fingerprint: input.fingerprint, actor: ctx.principal.email };
      const { done } = await approveCorrection(ctx.usageDoors, {
        ...asked,
        requestId: ctx.requestId,
        onFault: faultsOf(ctx, "approve"),
      });
      void done;
    }),
});

function canSeeSettlement({ principal }: PortfolioContext): boolean {
  return portfolioPermits(principal.bindings, "settlement:read");
}

/** Tells the log what was no refusal: the work goes on behind the answer. */
function faultsOf({ requestId }: PortfolioContext, path: string): (cause: unknown) => void {
  return (cause) =>
    logFault(new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause }), `correction.${path}`, requestId);
}
