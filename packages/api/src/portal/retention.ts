import { placeHold } from "@tributary/services/retention/place-hold";
import { releaseHold } from "@tributary/services/retention/release-hold";
import { retireMonth } from "@tributary/services/retention/retire-month";
import { setRetentionRule } from "@tributary/services/retention/set-rule";
import { showRetention } from "@tributary/services/retention/show-retention";
import { z } from "zod";
import { t } from "../trpc/base.ts";
import { command } from "../trpc/command.ts";
import { type PortalContext, portalCan } from "./procedure.ts";
import { number } from "./subscriber-steps.ts";

const reason = z.string().max(500);
const forGood = { needsStepUp: true } as const;

/** How long the operator keeps what it knows, and what keeps it longer. */
export const retentionRouter = t.router({
  show: portalCan("retention:read").query(async ({ ctx: { db } }) => {
    const { rules, months, identities, holds, retired } = await showRetention(db, new Date());
    return {
      rules,
      months: months.map(({ month, records, blocks }) => ({ month, records, blocks: [...blocks] })),
      identities: identities.map(({ blocks, ...identity }) => ({ ...identity, blocks: [...blocks] })),
      holds: holds.map((hold) => ({ ...hold })),
      retired: retired.map((month) => ({ ...month })),
    };
  }),

  setRule: portalCan("retention:write", forGood)
    .input(
      command({
        dataClass: z.enum(["usage", "identity", "bills"]),
        months: z.number().int().min(1).max(600).nullable(),
      }),
    )
    .mutation(({ ctx, input: { dataClass, months } }) =>
      setRetentionRule(ctx.db, { dataClass, months, actor: actorOf(ctx) }),
    ),

  hold: portalCan("retention:write")
    .input(
      command({
        dataClass: z.enum(["usage", "identity"]).nullable(),
        subscriber: number.nullable(),
        reason,
      }),
    )
    .mutation(({ ctx, input: { idempotencyKey: _, ...hold } }) =>
      placeHold(ctx.db, { ...hold, actor: actorOf(ctx) }),
    ),

  release: portalCan("retention:write", forGood)
    .input(command({ id: z.uuid(), reason }))
    .mutation(({ ctx, input: { idempotencyKey: _, ...release } }) =>
      releaseHold(ctx.db, { ...release, actor: actorOf(ctx), at: new Date() }),
    ),

  retire: portalCan("retention:write", forGood)
    .input(
      command({
        month: z
          .string()
          .max(7)
          .regex(/^\d{4}-(0[1-9]|1[0-2])$/),
      }),
    )
    .mutation(({ ctx, input: { month } }) =>
      retireMonth(ctx.db, { month, actor: actorOf(ctx), at: new Date() }),
    ),
});

function actorOf({ principal }: PortalContext): string {
  return principal.email;
}
