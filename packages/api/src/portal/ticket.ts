import { MACRO_STEPS, type MacroStepKind } from "@tributary/domain/ticket/macro-step";
import { operatorPermits } from "@tributary/domain/user/permissions";
import type { Principal } from "@tributary/domain/user/principal";
import { listMacros } from "@tributary/services/macro/macros";
import { previewMacro } from "@tributary/services/macro/use-macro";
import { processSealKeys } from "@tributary/services/subscriber/seal-keys";
import { assignTicket, retagTicket } from "@tributary/services/ticket/change-ticket";
import { findAttachment } from "@tributary/services/ticket/find-attachment";
import { listTickets } from "@tributary/services/ticket/list-tickets";
import { linkTicket, mergeTickets } from "@tributary/services/ticket/merge-tickets";
import { openTicket } from "@tributary/services/ticket/open-ticket";
import { keepPresence } from "@tributary/services/ticket/presence";
import { noteTicket, replyTicket } from "@tributary/services/ticket/reply-ticket";
import { finishTicket, reopenTicket, snoozeTicket } from "@tributary/services/ticket/rest-ticket";
import { showTicket } from "@tributary/services/ticket/show-ticket";
import { takeOwnNext } from "@tributary/services/ticket/take-next";
import { z } from "zod";
import {
  assigned,
  attached,
  category,
  linked,
  macroUsed,
  merged,
  number,
  opened,
  ownFilter,
  present,
  replied,
  rested,
  retagged,
  said,
  sentFiles,
} from "../ticket/inputs.ts";
import { macroDto, ticketDto, ticketRowDto } from "../ticket/shared-dto.ts";
import { t } from "../trpc/base.ts";
import { command } from "../trpc/command.ts";
import { fileDto } from "./file-dto.ts";
import { paging } from "./inputs.ts";
import { type PortalContext, portalCan } from "./procedure.ts";

/** The operator's own tickets. */
export const ticketRouter = t.router({
  show: portalCan("ticket:read")
    .input(z.strictObject({ number }))
    .query(async ({ ctx, input }) =>
      ticketDto(await showTicket(ctx.db, { number: input.number, at: new Date(), keys: processSealKeys() })),
    ),

  list: portalCan("ticket:read")
    .input(z.strictObject({ ...ownFilter, ...paging }))
    .query(async ({ ctx, input }) => {
      const { ...asked } = input;
      const found = await listTickets(ctx.db, { ...asked, actor: ctx.principal.email, at: new Date() });
      return { rows: found.rows.map(ticketRowDto), total: found.total };
    }),

  macros: portalCan("ticket:read")
    .input(z.strictObject({}))
    .query(async ({ ctx }) => (await listMacros(ctx.db.shared)).map(macroDto)),

  /** A macro's text with the ticket's facts, and what it does besides. */
  macro: portalCan("ticket:read")
    .input(z.strictObject({ ...macroUsed }))
    .query(({ ctx, input }) =>
      previewMacro(ctx.db, {
        ...{ id: input.id, number: input.number },
        ...{ agent: ctx.principal.name, may: stepsOf(ctx) },
      }),
    ),

  attachment: portalCan("ticket:read")
    .input(z.strictObject({ ...attached }))
    .query(async ({ ctx, input }) => fileDto(await findAttachment(ctx.db, input))),

  /** Says that the asker has the ticket before their eyes, and tells who else has. */
  presence: portalCan("ticket:read")
    .input(z.strictObject({ ...present }))
    .query(({ ctx, input }) =>
      keepPresence(ctx.db, {
        ...{ number: input.number, isReplying: input.isReplying },
        ...{ actor: ctx.principal.email, at: new Date() },
      }),
    ),

  open: portalCan("ticket:write")
    .input(command({ ...opened }))
    .mutation(({ ctx, input: { idempotencyKey: _, files, ...asked } }) =>
      openTicket(ctx.db, {
        ...{ ...asked, ...by(ctx), files: sentFiles(files) },
        ...{ authorKind: "operator", keys: processSealKeys() },
      }),
    ),

  reply: portalCan("ticket:write")
    .input(command({ ...replied }))
    .mutation(({ ctx, input: { idempotencyKey: _, files, step, ...asked } }) =>
      replyTicket(ctx.db, {
        ...{ ...asked, ...by(ctx), files: sentFiles(files), authorKind: "operator" },
        step: step && { ...step, may: stepsOf(ctx) },
      }),
    ),

  note: portalCan("ticket:write")
    .input(command({ ...said }))
    .mutation(({ ctx, input: { idempotencyKey: _, files, ...asked } }) =>
      noteTicket(ctx.db, { ...asked, ...by(ctx), files: sentFiles(files), authorKind: "operator" }),
    ),

  snooze: portalCan("ticket:write")
    .input(command({ ...rested }))
    .mutation(({ ctx, input: { idempotencyKey: _, ...asked } }) =>
      snoozeTicket(ctx.db, { ...asked, ...by(ctx) }),
    ),

  finish: portalCan("ticket:write")
    .input(command({ number }))
    .mutation(({ ctx, input: { idempotencyKey: _, ...asked } }) =>
      finishTicket(ctx.db, { ...asked, ...by(ctx) }),
    ),

  reopen: portalCan("ticket:write")
    .input(command({ number }))
    .mutation(({ ctx, input: { idempotencyKey: _, ...asked } }) =>
      reopenTicket(ctx.db, { ...asked, ...by(ctx) }),
    ),

  retag: portalCan("ticket:write")
    .input(command({ ...retagged }))
    .mutation(({ ctx, input: { idempotencyKey: _, ...asked } }) =>
      retagTicket(ctx.db, { ...asked, ...by(ctx) }),
    ),

  assign: portalCan("ticket:write")
    .input(command({ ...assigned }))
    .mutation(({ ctx, input: { idempotencyKey: _, ...asked } }) =>
      assignTicket(ctx.db, { ...asked, ...by(ctx) }),
    ),

  merge: portalCan("ticket:write")
    .input(command({ ...merged }))
    .mutation(({ ctx, input: { idempotencyKey: _, ...asked } }) =>
      mergeTickets(ctx.db, { ...asked, ...by(ctx) }),
    ),

  link: portalCan("ticket:write")
    .input(command({ ...linked }))
    .mutation(({ ctx, input: { idempotencyKey: _, ...asked } }) =>
      linkTicket(ctx.db, { ...asked, ...by(ctx) }),
    ),

  takeNext: portalCan("ticket:write")
    .input(command({ category: category.nullable() }))
    .mutation(({ ctx, input }) => takeOwnNext(ctx.db, { ...by(ctx), category: input.category })),
});

/** What a macro may do to a subscriber in this person's name. */
function stepsOf({ principal }: Pick<PortalContext, "principal">): readonly MacroStepKind[] {
  return operatorPermits(principal.bindings, "subscriber:write", principal.operatorId) ? MACRO_STEPS : [];
}

function by({ principal }: { readonly principal: Principal }) {
  return { actor: principal.email, at: new Date() };
}
