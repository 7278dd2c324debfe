import { approveCorrection } from "@tributary/services/rate-correction/approve-correction";
import { rejectCorrection, withdrawCorrection } from "@tributary/services/rate-correction/end-correction";
import { reportCorrection } from "@tributary/services/rate-correction/report-correction";
import { requestCorrection } from "@tributary/services/rate-correction/request-correction";
import { listCorrections, showCorrection } from "@tributary/services/rate-correction/show-correction";
import { z } from "zod";
import { t } from "../trpc/base.ts";
import { command } from "../trpc/command.ts";
import { version } from "./inputs.ts";
import { type PortalContext, portalCan } from "./procedure.ts";
import { shownCorrectionDto } from "./rate-correction-dto.ts";

const id = z.uuid();
const code = z.string().min(1).max(41);
const fingerprint = z.string().max(64);
const reason = z.string().max(500);

/** Corrections of rate cards backwards: reported, asked for, and decided on by those who approve bills. */
export const rateCorrectionRouter = t.router({
  list: portalCan("rate-card:read")
    .input(z.strictObject({ code }))
    .query(async ({ ctx: { db }, input }) => ({ rows: await listCorrections(db, input.code) })),

  show: portalCan("rate-card:read")
    .input(z.strictObject({ id }))
    .query(async ({ ctx: { db }, input }) => shownCorrectionDto(await showCorrection(db, input.id))),

  report: portalCan("rate-card:write")
    .input(command({ code, version, fingerprint, from: z.iso.date() }))
    .mutation(({ ctx, input: { idempotencyKey: _, ...request } }) =>
      reportCorrection(ctx.db, { ...request, ...by(ctx) }),
    ),

  ask: portalCan("rate-card:write")
    .input(command({ id, reason }))
    .mutation(async ({ ctx, input }) => {
      await requestCorrection(ctx.db, { id: input.id, reason: input.reason, ...by(ctx) });
    }),

  withdraw: portalCan("rate-card:write")
    .input(command({ id, reason }))
    .mutation(async ({ ctx, input }) => {
      await withdrawCorrection(ctx.db, { id: input.id, reason: input.reason, ...by(ctx) });
    }),

  reject: portalCan("bill:approve")
    .input(command({ id, reason }))
    .mutation(async ({ ctx, input }) => {
      await rejectCorrection(ctx.db, { id: input.id, reason: input.reason, ...by(ctx) });
    }),

  approve: portalCan("bill:approve", { needsStepUp: true })
    .input(command({ id, fingerprint }))
    .mutation(async ({ ctx, input }) => {
      await approveCorrection(ctx.db, { id: input.id, fingerprint: input.fingerprint, ...by(ctx) });
    }),
});

function by({ principal }: PortalContext) {
  return { actor: principal.email, at: new Date() };
}
