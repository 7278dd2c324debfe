import { assignRange } from "@tributary/services/onboarding/assign-range";
import { changeItem, takeOver } from "@tributary/services/onboarding/change-item";
import { approveGoLive, askGoLive, declineGoLive } from "@tributary/services/onboarding/go-live";
import { planStart } from "@tributary/services/onboarding/plan-start";
import {
  listOnboardings,
  ONBOARDING_SORTS,
  ONBOARDING_VIEWS,
  showOnboarding,
} from "@tributary/services/onboarding/show-onboarding";
import { askForSetupAgain, startOnboarding } from "@tributary/services/onboarding/start-onboarding";
import { z } from "zod";
import { t } from "../trpc/base.ts";
import { command } from "../trpc/command.ts";
import { agreementId, operatorCode, paging, reason } from "./inputs.ts";
import { listedDto, onboardingDto, stepDto } from "./onboarding-dto.ts";
import { type PortfolioContext, portfolioCan } from "./procedure.ts";

const day = z.iso.date().max(10);
const line = z.string().max(200);
const digits = z.string().min(5).max(15);
const kind = z.enum(["imsi", "msisdn"]);

const wanted = {
  template: z.string().min(1).max(41),
  code: operatorCode,
  name: z.string().min(1).max(80),
  country: z.string().length(2).nullable(),
  targetOn: day,
  seller: z
    .strictObject({
      ...{ name: line, street: line, postalCode: z.string().max(20), city: line },
      ...{ country: z.string().max(2), taxId: z.string().max(20) },
    })
    .nullable(),
  ranges: z.array(z.strictObject({ agreement: agreementId, kind, first: digits, last: digits })).max(20),
};

const change = z.strictObject({
  owner: z.enum(["mvna", "mno", "operator"]).optional(),
  person: z.string().max(120).optional(),
  dueOn: day.nullable().optional(),
  evidence: z.string().max(2_000).optional(),
  link: z.string().max(500).optional(),
  state: z.enum(["todo", "doing", "done", "skipped"]).optional(),
});

/** Operators on their way to be live: from a template, by a checklist, through gates. */
export const onboardingRouter = t.router({
  list: portfolioCan("operator:read")
    .input(
      z.strictObject({
        view: z.enum(ONBOARDING_VIEWS),
        sort: z.strictObject({ key: z.enum(ONBOARDING_SORTS), isDescending: z.boolean() }),
        ...paging,
      }),
    )
    .query(async ({ ctx: { db }, input }) => {
      const { rows, total } = await listOnboardings(db, { ...input, at: new Date() });
      return { rows: rows.map(listedDto), total };
    }),

  show: portfolioCan("operator:read")
    .input(z.strictObject({ operatorId: operatorCode }))
    .query(async ({ ctx: { db }, input }) =>
      onboardingDto(await showOnboarding(db, { ...input, at: new Date() })),
    ),

  preview: portfolioCan("operator:write")
    .input(z.strictObject(wanted))
    .query(async ({ ctx: { db }, input }) => {
      const { template, steps, fingerprint } = await planStart(db, input, new Date());
      const { name, version, terms } = template;
      return {
        template: { name, version },
        currency: terms.currency,
        steps: steps.map(stepDto),
        fingerprint,
      };
    }),

  start: portfolioCan("operator:write")
    .input(command({ ...wanted, fingerprint: z.string().length(64) }))
    .mutation(({ ctx, input: { idempotencyKey: _, ...asked } }) =>
      startOnboarding(ctx.db, { ...asked, ...by(ctx) }),
    ),

  setUpAgain: portfolioCan("operator:write")
    .input(command({ operatorId: operatorCode }))
    .mutation(({ ctx, input: { operatorId } }) => askForSetupAgain(ctx.db, { operatorId, ...by(ctx) })),

  item: portfolioCan("operator:write")
    .input(command({ operatorId: operatorCode, code: z.string().min(1).max(60), change }))
    .mutation(({ ctx, input: { idempotencyKey: _, ...asked } }) =>
      changeItem(ctx.db, { ...asked, ...by(ctx) }),
    ),

  takeOver: portfolioCan("operator:write")
    .input(command({ operatorId: operatorCode }))
    .mutation(({ ctx, input: { operatorId } }) => takeOver(ctx.db, { operatorId, ...by(ctx) })),

  range: portfolioCan("operator:write")
    .input(
      command({
        operatorId: operatorCode,
        range: z.strictObject({ agreement: agreementId, kind, first: digits, last: digits, validFrom: day }),
      }),
    )
    .mutation(({ ctx, input: { operatorId, range } }) =>
      assignRange(ctx.db, { operatorId, range, ...by(ctx) }),
    ),

  ask: portfolioCan("operator:write")
    .input(command({ operatorId: operatorCode, from: day }))
    .mutation(({ ctx, input: { operatorId, from } }) => askGoLive(ctx.db, { operatorId, from, ...by(ctx) })),

  approve: portfolioCan("operator:approve", { needsStepUp: true })
    .input(command({ operatorId: operatorCode }))
    .mutation(({ ctx, input: { operatorId } }) => approveGoLive(ctx.db, { operatorId, ...by(ctx) })),

  decline: portfolioCan("operator:write")
    .input(command({ operatorId: operatorCode, reason }))
    .mutation(({ ctx, input: { operatorId, reason: why } }) =>
      declineGoLive(ctx.db, { operatorId, reason: why, ...by(ctx) }),
    ),
});

function by({ principal }: PortfolioContext) {
  return { actor: principal.email, at: new Date() };
}
