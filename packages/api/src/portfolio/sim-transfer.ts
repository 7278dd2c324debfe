import { leadOn, refuseTransfer } from "@tributary/services/sim-transfer/lead-on";
import { ASKED_VIEWS, type ListedAsked, listAsked } from "@tributary/services/sim-transfer/list-asked";
import { type ShownAsked, showAsked } from "@tributary/services/sim-transfer/show-asked";
import { z } from "zod";
import { t } from "../trpc/base.ts";
import { command } from "../trpc/command.ts";
import { note, paging } from "./inputs.ts";
import { portfolioCan } from "./procedure.ts";

const id = z.uuid();

/** SIMs that change from one operator to another: the MVNA leads a transfer on, or refuses it. */
export const simTransferRouter = t.router({
  list: portfolioCan("sim:read")
    .input(z.strictObject({ view: z.enum(ASKED_VIEWS), ...paging }))
    .query(async ({ ctx: { db }, input }) => {
      const { rows, total, waiting } = await listAsked(db, input);
      return { rows: rows.map(askedRowDto), total, waiting };
    }),

  show: portfolioCan("sim:read")
    .input(z.strictObject({ id, ...paging }))
    .query(async ({ ctx: { db }, input }) => askedDto(await showAsked(db, { ...input, at: new Date() }))),

  leadOn: portfolioCan("sim:write")
    .input(command({ id }))
    .mutation(({ ctx: { db, principal }, input }) =>
      leadOn(db, { id: input.id, actor: principal.email, at: new Date() }),
    ),

  refuse: portfolioCan("sim:write")
    .input(command({ id, reason: note }))
    .mutation(({ ctx: { db, principal }, input: { reason, ...asked } }) =>
      refuseTransfer(db, { id: asked.id, reason, actor: principal.email, at: new Date() }),
    ),
});

function askedRowDto(row: ListedAsked) {
  return {
    ...{ id: row.id, giver: { id: row.giver.id, name: row.giver.name }, receiver: row.receiver },
    ...{ status: row.status, sims: row.sims, wantedFrom: row.wantedFrom },
    ...{ askedAt: row.askedAt, endedAt: row.endedAt },
  };
}

function askedDto(shown: ShownAsked) {
  const { giver, approval, answer, total } = shown;
  return {
    ...askedRowDto({ ...shown, sims: total }),
    ...{ receiverName: shown.receiverName, note: shown.note, askedBy: shown.askedBy },
    ...{ endNote: shown.endNote, movedAt: shown.movedAt },
    giver: { id: giver.id, name: giver.name },
    obstacles: shown.obstacles.map(({ kind, sims }) => ({ kind, sims: sims.length, first: sims[0] ?? null })),
    approval: approval && { by: approval.by, at: approval.at },
    answer: answer && { by: answer.by, at: answer.at, reason: answer.reason },
    list: shown.sims.map(({ iccid, imsis }) => ({ iccid, imsis })),
  };
}
