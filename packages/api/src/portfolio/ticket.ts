import type { MacroStepKind } from "@tributary/domain/ticket/macro-step";
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

import { z } from "zod";
import {
  assigned,
  attached,
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
import { agentCan } from "./agent.ts";
import { fileDto } from "./file-dto.ts";
import { operatorCode, paging } from "./inputs.ts";
import { agentSubscriberSteps } from "./ticket-subscriber.ts";

/** What a macro may do to a subscriber in an agent's name: what the agent may do by hand. */
const AGENT_STEPS = ["suspend", "resume"] as const satisfies readonly MacroStepKind[];

/** The tickets of the one operator for which somebody of the MVNA works. */
export const ticketRouter = t.router({
  show: agentCan("ticket:read")
    .input(z.strictObject({ operatorId: operatorCode, number }))
    .query(async ({ ctx, input }) =>
      ticketDto(await showTicket(ctx.db, { number: input.number, at: new Date(), keys: processSealKeys() })),
    ),

  list: agentCan("ticket:read")
    .input(z.strictObject({ operatorId: operatorCode, ...ownFilter, ...paging }))
    .query(async ({ ctx, input }) => {
      const { operatorId: _, ...asked } = input;
      const found = await listTickets(ctx.db, { ...asked, actor: ctx.principal.email, at: new Date() });
      return { rows: found.rows.map(ticketRowDto), total: found.total };
    }),

  macros: agentCan("ticket:read")
    .input(z.strictObject({ operatorId: operatorCode }))
    .query(async ({ ctx }) => (await listMacros(ctx.db.shared)).map(macroDto)),

  /** A macro's text with the ticket's facts, and what it does besides. */
  macro: agentCan("ticket:read")
    .input(z.strictObject({ operatorId: operatorCode, ...macroUsed }))
    .query(({ ctx, input }) =>
      previewMacro(ctx.db, {
        ...{ id: input.id, number: input.number },
        ...{ agent: ctx.principal.name, may: AGENT_STEPS },
      }),
    ),

  attachment: agentCan("ticket:read")
    .input(z.strictObject({ operatorId: operatorCode, ...attached }))
    .query(async ({ ctx, input }) => fileDto(await findAttachment(ctx.db, input))),

  /** Says that the asker has the ticket before their eyes, and tells who else has. */
  presence: agentCan("ticket:read")
    .input(z.strictObject({ operatorId: operatorCode, ...present }))
    .query(({ ctx, input }) =>
      keepPresence(ctx.db, {
        ...{ number: input.number, isReplying: input.isReplying },
        ...{ actor: ctx.principal.email, at: new Date() },
      }),
    ),

  open: agentCan("ticket:write")
    .input(command({ operatorId: operatorCode, ...opened }))
    .mutation(({ ctx, input: { idempotencyKey: _, operatorId: __, files, ...asked } }) =>
      openTicket(ctx.db, {
        ...{ ...asked, ...by(ctx), files: sentFiles(files) },
        ...{ authorKind: "agent", keys: processSealKeys() },
      }),
    ),

  reply: agentCan("ticket:write")
    .input(command({ operatorId: operatorCode, ...replied }))
    .mutation(({ ctx, input: { idempotencyKey: _, operatorId: __, files, step, ...asked } }) =>
      replyTicket(ctx.db, {
        ...{ ...asked, ...by(ctx), files: sentFiles(files), authorKind: "agent" },
        step: step && { ...step, may: AGENT_STEPS },
      }),
    ),

  note: agentCan("ticket:write")
    .input(command({ operatorId: operatorCode, ...said }))
    .mutation(({ ctx, input: { idempotencyKey: _, operatorId: __, files, ...asked } }) =>
      noteTicket(ctx.db, { ...asked, ...by(ctx), files: sentFiles(files), authorKind: "agent" }),
    ),

  snooze: agentCan("ticket:write")
    .input(command({ operatorId: operatorCode, ...rested }))
    .mutation(({ ctx, input: { idempotencyKey: _, operatorId: __, ...asked } }) =>
      snoozeTicket(ctx.db, { ...asked, ...by(ctx) }),
    ),

  finish: agentCan("ticket:write")
    .input(command({ operatorId: operatorCode, number }))
    .mutation(({ ctx, input: { idempotencyKey: _, operatorId: __, ...asked } }) =>
      finishTicket(ctx.db, { ...asked, ...by(ctx) }),
    ),

  reopen: agentCan("ticket:write")
    .input(command({ operatorId: operatorCode, number }))
    .mutation(({ ctx, input: { idempotencyKey: _, operatorId: __, ...asked } }) =>
      reopenTicket(ctx.db, { ...asked, ...by(ctx) }),
    ),

  retag: agentCan("ticket:write")
    .input(command({ operatorId: operatorCode, ...retagged }))
    .mutation(({ ctx, input: { idempotencyKey: _, operatorId: __, ...asked } }) =>
      retagTicket(ctx.db, { ...asked, ...by(ctx) }),
    ),

  assign: agentCan("ticket:write")
    .input(command({ operatorId: operatorCode, ...assigned }))
    .mutation(({ ctx, input: { idempotencyKey: _, operatorId: __, ...asked } }) =>
      assignTicket(ctx.db, { ...asked, ...by(ctx) }),
    ),

  merge: agentCan("ticket:write")
    .input(command({ operatorId: operatorCode, ...merged }))
    .mutation(({ ctx, input: { idempotencyKey: _, operatorId: __, ...asked } }) =>
      mergeTickets(ctx.db, { ...asked, ...by(ctx) }),
    ),

  link: agentCan("ticket:write")
    .input(command({ operatorId: operatorCode, ...linked }))
    .mutation(({ ctx, input: { idempotencyKey: _, operatorId: __, ...asked } }) =>
      linkTicket(ctx.db, { ...asked, ...by(ctx) }),
    ),

  ...agentSubscriberSteps,
});

function by({ principal }: { readonly principal: Principal }) {
  return { actor: principal.email, at: new Date() };
}
