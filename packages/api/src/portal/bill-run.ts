import { abandonBillRun } from "@tributary/services/bill/abandon-bill-run";
import { showBillRun } from "@tributary/services/bill/show-bill-run";
import { askFinal } from "@tributary/services/bill-task/ask-final";
import { askForBills } from "@tributary/services/bill-task/ask-for-bills";
import { showTask } from "@tributary/services/bill-task/show-task";
import { z } from "zod";
import { t } from "../trpc/base.ts";
import { command } from "../trpc/command.ts";
import { shownRunDto, taskDto } from "./bill-dto.ts";
import { period } from "./inputs.ts";
import { portalCan } from "./procedure.ts";

const runId = z.uuid();

/** The bills of a period: drawn up, looked at, made final; asked for here and done in the background. */
export const billRunRouter = t.router({
  show: portalCan("bill:read")
    .input(z.strictObject({ runId }))
    .query(async ({ ctx: { db }, input }) => shownRunDto(await showBillRun(db, input.runId))),

  progress: portalCan("bill:read")
    .input(z.strictObject({ runId }))
    .query(async ({ ctx: { db }, input }) => taskDto(await showTask(db, input.runId, new Date()))),

  prepare: portalCan("bill:write")
    .input(command({ period }))
    .mutation(({ ctx: { db, principal }, input }) =>
      askForBills(db, { period: input.period, actor: principal.email, at: new Date() }),
    ),

  finalize: portalCan("bill:approve", { needsStepUp: true })
    .input(command({ runId, leavesExceptions: z.boolean() }))
    .mutation(({ ctx: { db, principal }, input }) =>
      askFinal(db, {
        ...{ runId: input.runId, leavesExceptions: input.leavesExceptions },
        actor: principal.email,
        at: new Date(),
      }),
    ),

  abandon: portalCan("bill:write")
    .input(command({ runId }))
    .mutation(async ({ ctx: { db, principal }, input }) => {
      await abandonBillRun(db, { runId: input.runId, actor: principal.email });
    }),
});
