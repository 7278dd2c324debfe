import { SIM_DISPOSITIONS } from "@tributary/domain/offboarding/types";
import { askOffboarding } from "@tributary/services/offboarding/ask-offboarding";
import { countInventory } from "@tributary/services/offboarding/count-inventory";
import {
  approveOffboarding,
  declineOffboarding,
  withdrawOffboarding,
} from "@tributary/services/offboarding/decide-offboarding";
import { returnHome } from "@tributary/services/offboarding/return-home";
import { type ShownOffboarding, showOffboarding } from "@tributary/services/offboarding/show-offboarding";
import { z } from "zod";
import { t } from "../trpc/base.ts";
import { command } from "../trpc/command.ts";
import { operatorCode, reason } from "./inputs.ts";
import { portfolioCan } from "./procedure.ts";

const id = z.uuid();

/** The end of an operator: one person asks for it, another decides. */
export const offboardingRouter = t.router({
  show: portfolioCan("operator:read")
    .input(z.strictObject({ operatorId: operatorCode }))
    .query(async ({ ctx: { db }, input }) => {
      const shown = await showOffboarding(db, { ...input, at: new Date() });
      return shown && offboardingDto(shown);
    }),

  ask: portfolioCan("operator:write")
    .input(
      command({
        operatorId: operatorCode,
        lastDay: z.iso.date(),
        lateDays: z.int().min(0).max(400),
        simsGo: z.enum(SIM_DISPOSITIONS),
        numberRestDays: z.int().min(0).max(400),
        keepMonths: z.int().min(0).max(600),
        reason,
      }),
    )
    .mutation(({ ctx: { db, principal }, input }) => {
      const { operatorId, lastDay, lateDays, simsGo, numberRestDays, keepMonths } = input;
      const disposition = { simsGo, numberRestDays, keepMonths };
      const actor = principal.email;
      return askOffboarding(db, { operatorId, lastDay, lateDays, disposition, reason: input.reason, actor });
    }),

  approve: portfolioCan("operator:approve")
    .input(command({ id }))
    .mutation(({ ctx: { db, principal }, input }) =>
      approveOffboarding(db, { id: input.id, actor: principal.email }),
    ),

  decline: portfolioCan("operator:approve")
    .input(command({ id, reason }))
    .mutation(({ ctx: { db, principal }, input }) =>
      declineOffboarding(db, { id: input.id, reason: input.reason, actor: principal.email }),
    ),

  withdraw: portfolioCan("operator:write")
    .input(command({ id, reason }))
    .mutation(({ ctx: { db, principal }, input }) =>
      withdrawOffboarding(db, { id: input.id, reason: input.reason, actor: principal.email }),
    ),

  /** What would go back if it ended now. */
  inventory: portfolioCan("operator:read")
    .input(z.strictObject({ operatorId: operatorCode }))
    .query(async ({ ctx: { db }, input }) => {
      const held = await countInventory(db, { ...input, at: new Date() });
      const { sims, simBlocks, numberBlocks, poolNumbers, numbersElsewhere, numbersOfOthers } = held;
      return {
        ...{ sims, simBlocks, numberBlocks, poolNumbers, numbersElsewhere, numbersOfOthers },
        simsInBlocks: Number(held.simsInBlocks),
        numbersInBlocks: Number(held.numbersInBlocks),
      };
    }),

  returnHome: portfolioCan("operator:write")
    .input(command({ id, msisdn: z.string().trim().min(7).max(20) }))
    .mutation(({ ctx: { db, principal }, input }) =>
      returnHome(db, { id: input.id, msisdn: input.msisdn, actor: principal.email, at: new Date() }),
    ),
});

function offboardingDto({ steps, ...shown }: ShownOffboarding) {
  return {
    ...{ id: shown.id, status: shown.status, zone: shown.zone, reason: shown.reason },
    ...{ endsAt: shown.endsAt, releasedAt: shown.releasedAt, endedAt: shown.endedAt },
    ...{ simsGo: shown.simsGo, numberRestDays: shown.numberRestDays, numbersAway: shown.numbersAway },
    keepMonths: shown.keepMonths,
    numbersResting: shown.numbersResting === null ? null : Number(shown.numbersResting),
    numbersElsewhere: shown.numbersElsewhere === null ? null : Number(shown.numbersElsewhere),
    ...{ askedBy: shown.askedBy, askedAt: shown.askedAt, simsReleased: shown.simsReleased },
    ...{ decidedBy: shown.decidedBy, decidedAt: shown.decidedAt, decisionReason: shown.decisionReason },
    steps: steps.map(({ name, isDone, left }) => ({ name, isDone, left })),
  };
}
