import { askDeletion } from "@tributary/services/data-deletion/ask-deletion";
import {
  approveDeletion,
  declineDeletion,
  withdrawDeletion,
} from "@tributary/services/data-deletion/decide-deletion";
import { liftDeletionHold, placeDeletionHold } from "@tributary/services/data-deletion/deletion-hold";
import { type ShownDeletion, showDeletion } from "@tributary/services/data-deletion/show-deletion";
import { z } from "zod";
import { t } from "../trpc/base.ts";
import { command } from "../trpc/command.ts";
import { operatorCode, reason } from "./inputs.ts";
import { portfolioCan } from "./procedure.ts";

const id = z.uuid();

/** The data of an operator that has ended: what keeps it, who holds it, and its deletion by two people. */
export const dataDeletionRouter = t.router({
  show: portfolioCan("operator:read")
    .input(z.strictObject({ operatorId: operatorCode }))
    .query(async ({ ctx: { db }, input }) => deletionDto(await showDeletion(db, input.operatorId))),

  ask: portfolioCan("operator:write")
    .input(command({ operatorId: operatorCode, reason, noPackBecause: reason.nullable() }))
    .mutation(({ ctx: { db, principal }, input }) => {
      const { operatorId, noPackBecause } = input;
      return askDeletion(db, { operatorId, noPackBecause, reason: input.reason, actor: principal.email });
    }),

  approve: portfolioCan("operator:approve")
    .input(command({ id }))
    .mutation(({ ctx: { db, principal }, input }) =>
      approveDeletion(db, { id: input.id, actor: principal.email }),
    ),

  decline: portfolioCan("operator:approve")
    .input(command({ id, reason }))
    .mutation(({ ctx: { db, principal }, input }) =>
      declineDeletion(db, { id: input.id, reason: input.reason, actor: principal.email }),
    ),

  withdraw: portfolioCan("operator:write")
    .input(command({ id, reason }))
    .mutation(({ ctx: { db, principal }, input }) =>
      withdrawDeletion(db, { id: input.id, reason: input.reason, actor: principal.email }),
    ),

  hold: portfolioCan("operator:write")
    .input(command({ operatorId: operatorCode, reason }))
    .mutation(({ ctx: { db, principal }, input: { operatorId, reason: why } }) =>
      placeDeletionHold(db, { operatorId, reason: why, actor: principal.email }),
    ),

  lift: portfolioCan("operator:write")
    .input(command({ id, reason }))
    .mutation(({ ctx: { db, principal }, input }) =>
      liftDeletionHold(db, { id: input.id, reason: input.reason, actor: principal.email }),
    ),
});

function deletionDto({ obstacles, holds, request }: ShownDeletion) {
  return {
    obstacles: obstacles.map(({ name, amount, until }) => {
      return { name, amount, until: until === null ? null : new Date(until) };
    }),
    holds: holds.map(({ id: holdId, reason: why, ...hold }) => ({
      ...{ id: holdId, reason: why, placedBy: hold.placedBy, placedAt: hold.placedAt },
      ...{ liftedBy: hold.liftedBy, liftedAt: hold.liftedAt, liftReason: hold.liftReason },
    })),
    request: request && {
      ...{ id: request.id, status: request.status, reason: request.reason },
      ...{ noPackBecause: request.noPackBecause, askedBy: request.askedBy, askedAt: request.askedAt },
      ...{ decidedBy: request.decidedBy, decidedAt: request.decidedAt, endedAt: request.endedAt },
      ...{ decisionReason: request.decisionReason, packSha256: request.packSha256 },
      stoppedBy: [...request.stoppedBy],
      deleted: request.deleted.map(({ table, rows }) => ({ table, rows })),
    },
  };
}
