import { operatorPermits } from "@tributary/domain/user/permissions";
import { createPlan } from "@tributary/services/plan/create-plan";
import { discardDraft } from "@tributary/services/plan/discard-draft";
import { draftTermsSchema } from "@tributary/services/plan/draft-terms";
import { draftVersion } from "@tributary/services/plan/draft-version";
import { listPlans } from "@tributary/services/plan/list-plans";
import { moveSubscribers } from "@tributary/services/plan/move-subscribers";
import { previewMove } from "@tributary/services/plan/preview-move";
import { publishVersion } from "@tributary/services/plan/publish-version";
import { retirePlan } from "@tributary/services/plan/retire-plan";
import { saveDraft } from "@tributary/services/plan/save-draft";
import { showEconomics } from "@tributary/services/plan/show-economics";
import { listRateCards, showPlan } from "@tributary/services/plan/show-plan";
import { z } from "zod";
import { t } from "../trpc/base.ts";
import { command } from "../trpc/command.ts";
import { paging, period, version } from "./inputs.ts";
import { economicsDto, movePreviewDto, planRowDto, shownPlanDto } from "./plan-dto.ts";
import { portalCan } from "./procedure.ts";

const code = z.string().min(1).max(41);
const fingerprint = z.string().max(64);
const kind = z.enum(["plan", "add-on", "pass"]);
const move = { code, from: version, to: version, start: z.enum(["now", "next-period"]) };

/** What this operator sells to its subscribers. */
export const planRouter = t.router({
  list: portalCan("plan:read")
    .input(
      z.strictObject({
        kind: kind.optional(),
        state: z.enum(["draft", "on-sale", "retired"]).optional(),
        search: z.string().max(80).optional(),
        ...paging,
      }),
    )
    .query(async ({ ctx: { db }, input }) => {
      const [{ rows, total }, rateCards] = await Promise.all([
        listPlans(db, { ...input, at: new Date() }),
        listRateCards(db.shared),
      ]);
      return { rows: rows.map(planRowDto), total, rateCards };
    }),

  show: portalCan("plan:read")
    .input(z.strictObject({ code }))
    .query(async ({ ctx: { db }, input }) => shownPlanDto(await showPlan(db, { ...input, at: new Date() }))),

  /** What the contract charges is shown to whoever may read statements. */
  economics: portalCan("plan:read")
    .input(z.strictObject({ code, version: version.optional(), period: period.optional() }))
    .query(async ({ ctx: { db, principal }, input }) => {
      const seesContract = operatorPermits(principal.bindings, "statement:read", principal.operatorId);
      return economicsDto(await showEconomics(db, { ...input, seesContract }));
    }),

  previewMove: portalCan("plan:write")
    .input(z.strictObject(move))
    .query(async ({ ctx: { db }, input }) =>
      movePreviewDto(await previewMove(db, { ...input, at: new Date() })),
    ),

  create: portalCan("plan:write")
    .input(command({ code, name: z.string().max(80), kind, rateCard: code }))
    .mutation(({ ctx: { db, principal }, input }) => createPlan(db, { ...input, actor: principal.email })),

  draft: portalCan("plan:write")
    .input(command({ code }))
    .mutation(({ ctx: { db, principal }, input }) => draftVersion(db, { ...input, actor: principal.email })),

  save: portalCan("plan:write")
    .input(command({ code, fingerprint, rateCard: code, terms: draftTermsSchema }))
    .mutation(({ ctx: { db, principal }, input }) => saveDraft(db, { ...input, actor: principal.email })),

  discard: portalCan("plan:write")
    .input(command({ code }))
    .mutation(({ ctx: { db, principal }, input }) => discardDraft(db, { ...input, actor: principal.email })),

  publish: portalCan("plan:write")
    .input(command({ code, fingerprint }))
    .mutation(({ ctx: { db, principal }, input }) =>
      publishVersion(db, { ...input, actor: principal.email }),
    ),

  retire: portalCan("plan:write")
    .input(command({ code }))
    .mutation(({ ctx: { db, principal }, input }) => retirePlan(db, { ...input, actor: principal.email })),

  move: portalCan("plan:write")
    .input(command({ ...move, subscribers: z.int().min(0).max(100_000_000) }))
    .mutation(async ({ ctx: { db, principal }, input }) => {
      const request = { ...input, at: new Date(), actor: principal.email };
      const { subscribers, effectiveAt } = await moveSubscribers(db, request);
      return { subscribers, effectiveAt };
    }),
});
