import { SUSPENSION_REASONS } from "@tributary/domain/subscriber/lifecycle";
import { MACRO_STEP_TIMES } from "@tributary/domain/ticket/macro-step";
import { TICKET_CATEGORIES, TICKET_PRIORITIES } from "@tributary/domain/ticket/types";
import { endMacro, listMacros, saveMacro } from "@tributary/services/macro/macros";
import { openPlans } from "@tributary/services/subscriber/open-plans";
import { saveSupportProfile } from "@tributary/services/support-profile/save-support-profile";
import { listOwnScopes } from "@tributary/services/support-scope/list-own-scopes";
import { loadDesk } from "@tributary/services/ticket/desk";
import { z } from "zod";
import { macroDto } from "../ticket/shared-dto.ts";
import { t } from "../trpc/base.ts";
import { command } from "../trpc/command.ts";
import { paging } from "./inputs.ts";
import { portalCan } from "./procedure.ts";

const minutes = z.int().min(0).max(600_000);
const target = z.strictObject({ firstReplyMinutes: minutes, resolveMinutes: minutes });
const actor = z.string().max(200);

/** How the desk works, as it is sent; what of it can be used the profile itself says. */
const terms = z.strictObject({
  calendar: z.strictObject({
    zone: z.string().max(60),
    week: z.array(z.array(z.strictObject({ fromMinute: minutes, untilMinute: minutes })).max(4)).max(7),
    holidays: z.array(z.string().max(10)).max(400),
  }),
  targets: z.strictObject({ urgent: target, high: target, normal: target, low: target }),
  colour: z.string().max(7),
  replyName: z.string().max(80),
  replyAddress: z.string().max(200).nullable(),
  asksSatisfaction: z.boolean(),
  assigns: z.boolean(),
  members: z
    .array(z.strictObject({ actor, skills: z.array(z.enum(TICKET_CATEGORIES)).max(20), capacity: minutes }))
    .max(200),
  escalatesTo: actor.nullable(),
});

const macro = {
  name: z.string().max(80),
  text: z.string().max(5_000),
  setsPriority: z.enum(TICKET_PRIORITIES).nullable(),
  setsCategory: z.enum(TICKET_CATEGORIES).nullable(),
  thenStatus: z.enum(["waiting", "done"]),
  subscriberStep: z
    .discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("suspend"), reason: z.enum(SUSPENSION_REASONS) }),
      z.strictObject({ kind: z.literal("resume") }),
      z.strictObject({
        kind: z.literal("change-plan"),
        plan: z.string().min(1).max(60),
        when: z.enum(MACRO_STEP_TIMES),
      }),
    ])
    .nullable(),
};

/** How the operator's desk works, and the answers that it keeps. */
export const supportProfileRouter = t.router({
  show: portalCan("ticket:read").query(async ({ ctx: { db } }) => {
    const [{ version, terms: now }, macros, plans] = await Promise.all([
      loadDesk(db),
      listMacros(db.shared),
      openPlans(db.shared),
    ]);
    return { version, terms: now, macros: macros.map(macroDto), plans: [...plans.keys()].sort() };
  }),

  save: portalCan("ticket:write")
    .input(command({ basedOn: z.int().min(0).max(1_000_000), terms }))
    .mutation(({ ctx: { db, principal }, input }) =>
      saveSupportProfile(db, {
        ...{ terms: input.terms, basedOn: input.basedOn },
        ...{ actor: principal.email, at: new Date() },
      }),
    ),

  saveMacro: portalCan("ticket:write")
    .input(command(macro))
    .mutation(async ({ ctx: { db, principal }, input: { idempotencyKey: _, ...saved } }) => {
      await saveMacro(db, { ...saved, actor: principal.email, at: new Date() });
    }),

  endMacro: portalCan("ticket:write")
    .input(command({ id: z.uuid() }))
    .mutation(async ({ ctx: { db, principal }, input }) => {
      await endMacro(db, { id: input.id, actor: principal.email, at: new Date() });
    }),

  /** Who of the MVNA worked for the desk. */
  agents: portalCan("audit:read")
    .input(z.strictObject(paging))
    .query(async ({ ctx: { db }, input }) => {
      const { rows, total } = await listOwnScopes(db, input);
      return { rows: rows.map((row) => ({ ...row })), total };
    }),
});
