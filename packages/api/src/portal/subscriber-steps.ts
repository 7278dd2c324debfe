import { SUSPENSION_REASONS, TERMINATION_KINDS } from "@tributary/domain/subscriber/lifecycle";
import { joinPool } from "@tributary/services/pool/join-pool";
import { leavePool } from "@tributary/services/pool/leave-pool";
import { activateSubscriber } from "@tributary/services/subscriber/activate-subscriber";
import { addSubscriber } from "@tributary/services/subscriber/add-subscriber";
import { changeBuyer } from "@tributary/services/subscriber/change-buyer";
import { changeNumber } from "@tributary/services/subscriber/change-number";
import { changePlan } from "@tributary/services/subscriber/change-plan";
import { endAddOn } from "@tributary/services/subscriber/end-add-on";
import { eraseSubscriber } from "@tributary/services/subscriber/erase-subscriber";
import { resumeSubscriber } from "@tributary/services/subscriber/resume-subscriber";
import { revealSubscriber } from "@tributary/services/subscriber/reveal-subscriber";
import { processSealKeys } from "@tributary/services/subscriber/seal-keys";
import { suspendSubscriber } from "@tributary/services/subscriber/suspend-subscriber";
import { swapSim } from "@tributary/services/subscriber/swap-sim";
import { takeAddOn } from "@tributary/services/subscriber/take-add-on";
import { terminateSubscriber } from "@tributary/services/subscriber/terminate-subscriber";
import { z } from "zod";
import { command } from "../trpc/command.ts";
import { type PortalContext, portalCan } from "./procedure.ts";

/** A subscriber's own number. */
export const number = z.string().min(1).max(40);

const note = z.string().max(500).default("");
const reason = z.string().max(500);
const code = z.string().min(1).max(60);
const identifier = z.string().min(1).max(40);
const text = z.string().max(300);
const changeTime = z.union([z.enum(["now", "next-cycle"]), z.strictObject({ since: z.iso.date() })]);
const language = z
  .string()
  .max(6)
  .regex(/^[a-z]{2,3}(-[A-Z]{2})?$/);

/** What is done to one subscriber. No answer holds who it is: answers are kept with their keys. */
export const stepProcedures = {
  add: portalCan("subscriber:write")
    .input(
      command({
        number: z
          .string()
          .max(40)
          .regex(/^[\p{L}\p{N}][\p{L}\p{N}._/-]{0,39}$/u),
        name: text,
        email: z.union([z.literal(""), z.email().max(300)]),
        address: text,
        vatId: z.string().max(30).default(""),
        language,
        billing: z.enum(["postpaid", "prepaid"]),
      }),
    )
    .mutation(({ ctx, input: { idempotencyKey: _, ...added } }) =>
      addSubscriber(ctx.db, { ...added, ...by(ctx), keys: processSealKeys() }),
    ),

  activate: portalCan("subscriber:write")
    .input(
      command({
        number,
        plan: code.nullable(),
        iccid: identifier.nullable(),
        msisdn: identifier.nullable(),
        since: z.iso.date().nullable(),
      }),
    )
    .mutation(({ ctx, input: { idempotencyKey: _, ...step } }) =>
      activateSubscriber(ctx.db, { ...step, ...by(ctx) }),
    ),

  suspend: portalCan("subscriber:write")
    .input(command({ number, reason: z.enum(SUSPENSION_REASONS), note }))
    .mutation(({ ctx, input: { idempotencyKey: _, ...step } }) =>
      suspendSubscriber(ctx.db, { ...step, ...by(ctx) }),
    ),

  resume: portalCan("subscriber:write")
    .input(command({ number, note }))
    .mutation(({ ctx, input: { idempotencyKey: _, ...step } }) =>
      resumeSubscriber(ctx.db, { ...step, ...by(ctx) }),
    ),

  swapSim: portalCan("subscriber:write")
    .input(command({ number, iccid: identifier, note }))
    .mutation(({ ctx, input: { idempotencyKey: _, ...step } }) => swapSim(ctx.db, { ...step, ...by(ctx) })),

  changeNumber: portalCan("subscriber:write")
    .input(command({ number, msisdn: identifier, note }))
    .mutation(({ ctx, input: { idempotencyKey: _, ...step } }) =>
      changeNumber(ctx.db, { ...step, ...by(ctx) }),
    ),

  changePlan: portalCan("subscriber:write")
    .input(command({ number, plan: code, when: changeTime, note }))
    .mutation(({ ctx, input: { idempotencyKey: _, ...step } }) =>
      changePlan(ctx.db, { ...step, ...by(ctx) }),
    ),

  /** An add-on or a pass. */
  takeAddOn: portalCan("subscriber:write")
    .input(command({ number, addOn: code, when: changeTime, note }))
    .mutation(({ ctx, input: { idempotencyKey: _, ...step } }) => takeAddOn(ctx.db, { ...step, ...by(ctx) })),

  endAddOn: portalCan("subscriber:write")
    .input(command({ number, id: z.uuid(), note }))
    .mutation(async ({ ctx, input: { idempotencyKey: _, ...step } }) => {
      await endAddOn(ctx.db, { ...step, ...by(ctx) });
    }),

  /** Lets a subscriber use an allowance of another, its holder. */
  joinPool: portalCan("subscriber:write")
    .input(command({ number, holder: number, bundle: code, cap: text.nullable(), when: changeTime, note }))
    .mutation(({ ctx, input: { idempotencyKey: _, ...step } }) => joinPool(ctx.db, { ...step, ...by(ctx) })),

  leavePool: portalCan("subscriber:write")
    .input(command({ number, holder: number, bundle: code, note }))
    .mutation(async ({ ctx, input: { idempotencyKey: _, ...step } }) => {
      await leavePool(ctx.db, { ...step, ...by(ctx) });
    }),
  /** What its later bills need to know of it; a VAT number that is left out stays. */
  changeBuyer: portalCan("subscriber:write")
    .input(command({ number, language, vatId: z.string().max(30).nullable().optional() }))
    .mutation(({ ctx, input: { idempotencyKey: _, ...step } }) =>
      changeBuyer(ctx.db, { ...step, ...by(ctx), keys: processSealKeys() }),
    ),

  terminate: portalCan("subscriber:write")
    .input(command({ number, kind: z.enum(TERMINATION_KINDS), note }))
    .mutation(({ ctx, input: { idempotencyKey: _, ...step } }) =>
      terminateSubscriber(ctx.db, { ...step, ...by(ctx) }),
    ),

  erase: portalCan("subscriber:write", { needsStepUp: true })
    .input(command({ number, reason }))
    .mutation(async ({ ctx, input: { idempotencyKey: _, ...step } }) => {
      await eraseSubscriber(ctx.db, { ...step, ...by(ctx) });
      return { number: step.number };
    }),

  /** Lets its sender see who it is, for some minutes, on the page of the subscriber. */
  reveal: portalCan("subscriber:read")
    .input(command({ number, reason }))
    .mutation(({ ctx, input: { idempotencyKey: _, ...step } }) =>
      revealSubscriber(ctx.db, { ...step, ...by(ctx) }),
    ),
};

function by({ principal }: PortalContext) {
  return { actor: principal.email, at: new Date() };
}
