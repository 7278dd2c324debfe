import { approveDraft } from "@tributary/services/agreement/approve-draft";
import { declineDraft, withdrawDraft } from "@tributary/services/agreement/decide-draft";
import { listDrafts } from "@tributary/services/agreement/list-drafts";
import { listRates } from "@tributary/services/agreement/list-rates";
import { previewRates } from "@tributary/services/agreement/preview-rates";
import { proposeDraft } from "@tributary/services/agreement/propose-draft";
import { rateChangeSchema } from "@tributary/services/agreement/rate-change";
import { showDraft } from "@tributary/services/agreement/show-draft";
import { z } from "zod";
import { t } from "../trpc/base.ts";
import { command } from "../trpc/command.ts";
import { draftDto, previewedRatesDto, ratesDto, shownDraftDto } from "./agreement-dto.ts";
import { agreementId, reason } from "./inputs.ts";
import { portfolioCan } from "./procedure.ts";
import { answer, whoAsks } from "./quarantine-fixes.ts";

/** A day of the agreement's zone, or an instant. */
const from = z.string().min(1).max(40);
const added = { change: rateChangeSchema, from };
const draftId = z.uuid();

/** What the agreements lack, and the rates that are proposed to them. Nobody approves what they propose. */
export const agreementRouter = t.router({
  rates: portfolioCan("agreement:read").query(async ({ ctx: { db } }) => {
    const [agreements, waiting, decided] = await Promise.all([
      listRates(db),
      listDrafts(db, { isWaiting: true }),
      listDrafts(db, { isWaiting: false }),
    ]);
    return {
      agreements: agreements.map(ratesDto),
      waiting: waiting.map(draftDto),
      decided: decided.map(draftDto),
    };
  }),

  /**
   * What an agreement lacks for the records that wait, and what would become of them with it: sums, and no
   * number of anybody.
   */
  preview: portfolioCan("agreement:read")
    .input(z.strictObject({ agreementId, added: z.strictObject(added).optional() }))
    .query(async ({ ctx: { usageDoors }, input }) =>
      previewedRatesDto(await previewRates(usageDoors, input)),
    ),

  draft: portfolioCan("agreement:read")
    .input(z.strictObject({ draftId }))
    .query(async ({ ctx: { db }, input }) => shownDraftDto(await showDraft(db, input.draftId, new Date()))),

  propose: portfolioCan("agreement:write")
    .input(command({ agreementId, ...added, why: reason }))
    .mutation(async ({ ctx: { db, principal }, input: { idempotencyKey: _, ...given } }) => ({
      draftId: await proposeDraft(db, { ...given, actor: principal.email }),
    })),

  /** The records are read again behind the answer. */
  approve: portfolioCan("agreement:approve")
    .input(command({ draftId, fingerprint: z.string().length(64) }))
    .mutation(async ({ ctx, input: { idempotencyKey: _, ...given } }) =>
      answer(await approveDraft(ctx.usageDoors, { ...whoAsks(ctx, "agreement.approve"), ...given })),
    ),

  decline: portfolioCan("agreement:approve")
    .input(command({ draftId, reason }))
    .mutation(({ ctx: { db, principal }, input: { idempotencyKey: _, ...given } }) =>
      declineDraft(db, { ...given, actor: principal.email }),
    ),

  withdraw: portfolioCan("agreement:write")
    .input(command({ draftId, reason }))
    .mutation(({ ctx: { db, principal }, input: { idempotencyKey: _, ...given } }) =>
      withdrawDraft(db, { ...given, actor: principal.email }),
    ),
});
