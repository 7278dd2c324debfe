import { type OwnItem, showOwnOnboarding, supply } from "@tributary/services/onboarding/supply";
import { z } from "zod";
import { t } from "../trpc/base.ts";
import { command } from "../trpc/command.ts";
import { portalCan } from "./procedure.ts";

/** What is waited for from the operator before it is live. */
export const onboardingRouter = t.router({
  show: portalCan("onboarding:read").query(async ({ ctx: { db } }) => {
    const own = await showOwnOnboarding(db.shared);
    if (own === null) return null;
    const { targetOn, startedAt, liveFrom, settled, total, items } = own;
    return { targetOn, startedAt, liveFrom, settled, total, items: items.map(itemDto) };
  }),

  supply: portalCan("onboarding:write")
    .input(
      command({
        code: z.string().min(1).max(60),
        text: z.string().max(2_000),
        link: z.string().max(500),
      }),
    )
    .mutation(({ ctx: { db, principal }, input: { idempotencyKey: _, ...given } }) =>
      supply(db, { ...given, actor: principal.email, at: new Date() }),
    ),
});

function itemDto(item: OwnItem) {
  return {
    ...{ code: item.code, track: item.track, state: item.state, isGate: item.isGate, dueOn: item.dueOn },
    ...{ isChecked: item.check !== null, waitsFor: [...item.waitsFor] },
    supplies: item.supplies.map(({ text, link, at }) => ({ text, link, at })),
  };
}
