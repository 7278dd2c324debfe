import { countExceptions } from "@tributary/services/reconciliation/count-exceptions";
import { decideExceptions } from "@tributary/services/reconciliation/decide-exceptions";
import type { ExceptionFilter } from "@tributary/services/reconciliation/exception-filter";
import { exportExceptions } from "@tributary/services/reconciliation/export-exceptions";
import { pageExceptions } from "@tributary/services/reconciliation/page-exceptions";
import { showException } from "@tributary/services/reconciliation/show-exception";
import { totalExceptions } from "@tributary/services/reconciliation/total-exceptions";
import { z } from "zod";
import { t } from "../trpc/base.ts";
import { command } from "../trpc/command.ts";
import { exceptionDetailDto, exceptionDto } from "./exception-dto.ts";
import { fileDto } from "./file-dto.ts";
import { ofPeriod, operatorCode, reason, tableForm } from "./inputs.ts";
import { type PortfolioContext, portfolioCan } from "./procedure.ts";

const DAY_MS = 86_400_000;
/** More rows than this are selected by a filter, not one by one. */
const LARGEST_SELECTION = 500;

const filter = {
  status: z.enum(["open", "disputed", "waived", "resolved"]).default("open"),
  cause: z.string().max(30).optional(),
  operatorId: operatorCode.optional(),
  minimumMicros: z.bigint().min(0n).optional(),
  olderThanDays: z.int().min(0).max(3_650).optional(),
  /** Decided by whoever asks. */
  isMine: z.boolean().default(false),
};
const sort = z.enum(["money", "age"]).default("money");

/** All that a filter lets through, or single rows of it. */
const selection = { ...ofPeriod, ...filter, ids: z.array(z.uuid()).min(1).max(LARGEST_SELECTION).optional() };
type Selection = z.infer<z.ZodObject<typeof selection>>;

/** What was previewed comes back with the decision: nobody decides about more than was seen. */
const decision = { ...selection, reason, expectedCount: z.int().min(0), expectedTotalMicros: z.bigint() };

/**
 * Exceptions of one agreement's month: what is billed otherwise than expected, and what people decide about
 * it.
 */
export const reconciliationRouter = t.router({
  exceptions: portfolioCan("mno-invoice:read")
    .input(
      z.strictObject({
        ...ofPeriod,
        ...filter,
        sort,
        cursor: z.string().max(80).optional(),
        limit: z.int().min(1).max(100).default(50),
      }),
    )
    .query(async ({ ctx, input }) => {
      const { agreementId, period, limit, cursor, status } = input;
      const [page, counts] = await Promise.all([
        pageExceptions(ctx.db, { ...scopeOf(ctx, input), sort: input.sort, cursor, limit }),
        countExceptions(ctx.db, { agreementId, period, status }),
      ]);
      return {
        currency: page.currency,
        zone: page.zone,
        rows: page.rows.map((row) => exceptionDto(row, page.operatorNames)),
        nextCursor: page.nextCursor,
        count: page.total.count,
        totalMicros: page.total.totalMicros,
        statuses: [...counts.statuses].map(([name, { count, totalMicros }]) => ({
          status: name,
          count,
          totalMicros,
        })),
        causes: counts.causes.map(({ cause, count }) => ({ cause, count })),
        operators: counts.operators.map(({ id, name }) => ({ id, name })),
      };
    }),

  exception: portfolioCan("mno-invoice:read")
    .input(z.strictObject({ id: z.uuid() }))
    .query(async ({ ctx, input }) => exceptionDetailDto(await showException(ctx.db, input.id))),

  /** What a decision would be about. */
  preview: portfolioCan("mno-invoice:read")
    .input(z.strictObject(selection))
    .query(async ({ ctx, input }) => {
      const { count, totalMicros } = await totalExceptions(ctx.db, scopeOf(ctx, input));
      return { count, totalMicros };
    }),

  dispute: portfolioCan("mno-invoice:write")
    .input(command(decision))
    .mutation(({ ctx, input }) => decide(ctx, input, "dispute")),

  /** Paid as billed: money is given up, so an approver decides. */
  waive: portfolioCan("mno-invoice:approve", { needsStepUp: true })
    .input(command(decision))
    .mutation(({ ctx, input }) => decide(ctx, input, "waive")),

  export: portfolioCan("mno-invoice:write", { isExport: true })
    .input(z.strictObject({ ...ofPeriod, ...filter, sort, form: tableForm }))
    .query(async ({ ctx, input }) => {
      const { sort: order, form } = input;
      return fileDto(await exportExceptions(ctx.db, { ...scopeOf(ctx, input), sort: order, form }));
    }),
});

type Decision = z.infer<z.ZodObject<typeof decision>>;

async function decide(ctx: PortfolioContext, input: Decision, verdict: "dispute" | "waive") {
  const { agreementId, period, ...chosen } = scopeOf(ctx, input);
  const { count, totalMicros } = await decideExceptions(ctx.db, {
    agreementId,
    period,
    decision: verdict,
    reason: input.reason,
    actor: ctx.principal.email,
    filter: chosen,
    expectedCount: input.expectedCount,
    expectedTotalMicros: input.expectedTotalMicros,
  });
  return { count, totalMicros };
}

function scopeOf(
  ctx: PortfolioContext,
  input: Selection,
): ExceptionFilter & { agreementId: string; period: string } {
  const { agreementId, period, status, cause, operatorId, minimumMicros, olderThanDays, isMine, ids } = input;
  return {
    agreementId,
    period,
    status,
    cause,
    operatorId,
    minimumMicros,
    ids,
    decidedBy: isMine ? ctx.principal.email : undefined,
    createdBefore: olderThanDays === undefined ? undefined : new Date(Date.now() - olderThanDays * DAY_MS),
  };
}
