import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { canTake, SUSPENSION_REASONS } from "@tributary/domain/subscriber/lifecycle";
import type { Principal } from "@tributary/domain/user/principal";
import { maskIdentifier } from "@tributary/services/cdr/mask-identifier";
import { resumeSubscriber } from "@tributary/services/subscriber/resume-subscriber";
import { revealSubscriber } from "@tributary/services/subscriber/reveal-subscriber";
import { processSealKeys } from "@tributary/services/subscriber/seal-keys";
import { type ShownSubscriber, showSubscriber } from "@tributary/services/subscriber/show-subscriber";
import { suspendSubscriber } from "@tributary/services/subscriber/suspend-subscriber";
import { swapSim } from "@tributary/services/subscriber/swap-sim";
import { findTicket } from "@tributary/services/ticket/find-ticket";
import { z } from "zod";
import { number } from "../ticket/inputs.ts";
import { command } from "../trpc/command.ts";
import { agentCan } from "./agent.ts";
import { operatorCode } from "./inputs.ts";

const ofTicket = { operatorId: operatorCode, number };
const note = z.string().max(500).default("");

/**
 * The subscriber that a ticket is about: an agent reaches it through the ticket, never by its number, and
 * does for it what the operator's own staff may.
 */
export const agentSubscriberSteps = {
  subscriber: agentCan("ticket:read")
    .input(z.strictObject(ofTicket))
    .query(async ({ ctx: { db, principal }, input }) => {
      const request = { at: new Date(), actor: principal.email, keys: processSealKeys() };
      return subscriberDto(
        await showSubscriber(db, { number: await holderOf(db, input.number), ...request }),
      );
    }),

  suspend: agentCan("ticket:write")
    .input(command({ ...ofTicket, reason: z.enum(SUSPENSION_REASONS), note }))
    .mutation(async ({ ctx, input: { number: ticket, reason, note: why } }) =>
      suspendSubscriber(ctx.db, { ...(await stepOf(ctx, ticket)), reason, note: noted(why, ticket) }),
    ),

  resume: agentCan("ticket:write")
    .input(command({ ...ofTicket, note }))
    .mutation(async ({ ctx, input: { number: ticket, note: why } }) =>
      resumeSubscriber(ctx.db, { ...(await stepOf(ctx, ticket)), note: noted(why, ticket) }),
    ),

  swapSim: agentCan("ticket:write")
    .input(command({ ...ofTicket, iccid: z.string().min(1).max(40), note }))
    .mutation(async ({ ctx, input: { number: ticket, iccid, note: why } }) =>
      swapSim(ctx.db, { ...(await stepOf(ctx, ticket)), iccid, note: noted(why, ticket) }),
    ),

  /** Lets its sender see who the subscriber is, for some minutes, for a reason that the operator reads. */
  reveal: agentCan("ticket:write")
    .input(command({ ...ofTicket, reason: z.string().max(400) }))
    .mutation(async ({ ctx, input: { number: ticket, reason } }) =>
      revealSubscriber(ctx.db, {
        ...(await stepOf(ctx, ticket)),
        reason: reason.trim() === "" ? "" : noted(reason, ticket),
      }),
    ),
};

async function stepOf(ctx: { readonly db: OperatorDb; readonly principal: Principal }, ticket: number) {
  return { number: await holderOf(ctx.db, ticket), actor: ctx.principal.email, at: new Date() };
}

function noted(note: string, ticket: number): string {
  return `${note.trim()} (T-${ticket})`.trim();
}

async function holderOf({ shared }: OperatorDb, ticket: number): Promise<string> {
  const { subscriberId } = await findTicket(shared, ticket);
  const holder =
    subscriberId === null
      ? null
      : await shared.subscriber.findFirst({ where: { id: subscriberId }, select: { number: true } });
  if (holder !== null) return holder.number;
  throw new DomainError("NOT_FOUND", "The ticket names no subscriber: say first whom it is about.");
}

/** As an agent sees somebody: masked until a reason was given, and then for some minutes. */
function subscriberDto(shown: ShownSubscriber) {
  const { subscriber, identity } = shown;
  const show = (identifier: string): string =>
    identity.isMasked ? (maskIdentifier(identifier) ?? "") : identifier;
  const { number: own, status, statusReason, billing } = subscriber;
  return {
    ...{ number: own, status, statusReason, billing, zone: shown.zone },
    identity: {
      ...{ isMasked: identity.isMasked, name: identity.name, email: identity.email },
      ...{ address: identity.address, until: shown.revealedUntil },
    },
    can: {
      suspend: canTake("suspend", status),
      resume: canTake("resume", status),
      swapSim: canTake("swap-sim", status),
    },
    plans: shown.plans.map(({ code, name, isMain, validUntil }) => ({ code, name, isMain, validUntil })),
    sims: shown.sims.map(({ iccid, kind, status: of, validUntil }) => {
      return { iccid: show(iccid), kind, status: of, validUntil };
    }),
    numbers: shown.numbers.map(({ msisdn, validUntil }) => ({ msisdn: show(msisdn), validUntil })),
    usage: shown.usage.services.map(({ service, records, durationSeconds, volumeBytes, latestAt }) => {
      return { service, records, durationSeconds, volumeBytes, latestAt };
    }),
    bills: shown.bills.map(({ number: bill, period, status: of, currency, grossMicros, dueOn }) => {
      return { number: bill, period, status: of, currency, grossMicros, dueOn };
    }),
  };
}
