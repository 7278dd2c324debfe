import { declineSims, takeSims } from "@tributary/services/sim-transfer/answer-incoming";
import { listIncoming, listTransfers } from "@tributary/services/sim-transfer/list-transfers";
import { offerSims } from "@tributary/services/sim-transfer/offer-sims";
import { showIncoming, showTransfer } from "@tributary/services/sim-transfer/show-transfer";
import { withdrawTransfer } from "@tributary/services/sim-transfer/withdraw-transfer";
import { billingDays } from "@tributary/services/subscriber/current-cycle";
import { z } from "zod";
import { t } from "../trpc/base.ts";
import { command } from "../trpc/command.ts";
import { paging } from "./inputs.ts";
import { type PortalContext, portalCan } from "./procedure.ts";

const id = z.uuid();
const reason = z.string().max(500);
const one = z.strictObject({ id, ...paging });

/**
 * SIMs that the operator gives away, and those that the MVNA offers it. What is given away says nothing of
 * who takes it, what is offered nothing of whose it was.
 */
export const simTransferRouter = t.router({
  outgoing: portalCan("sim:read")
    .input(z.strictObject(paging))
    .query(async ({ ctx: { db }, input }) => {
      const [{ rows, total }, { waiting }, { zone }] = await Promise.all([
        listTransfers(db.shared, input),
        listIncoming(db.shared, { page: 1, pageSize: 1 }),
        billingDays(db),
      ]);
      return { rows: rows.map(transferDto), total, waiting, zone };
    }),

  incoming: portalCan("sim:read")
    .input(z.strictObject(paging))
    .query(async ({ ctx: { db }, input }) => {
      const [{ rows, total, waiting }, { zone }] = await Promise.all([
        listIncoming(db.shared, input),
        billingDays(db),
      ]);
      return { rows: rows.map(incomingDto), total, waiting, zone };
    }),

  show: portalCan("sim:read")
    .input(one)
    .query(async ({ ctx: { db }, input }) => {
      const [shown, { zone }] = await Promise.all([showTransfer(db.shared, input), billingDays(db)]);
      const { iccids, total, note, endNote } = shown;
      return { ...transferDto({ ...shown, sims: total }), note, endNote, iccids, total, zone };
    }),

  showIncoming: portalCan("sim:read")
    .input(one)
    .query(async ({ ctx: { db }, input }) => {
      const [shown, { zone }] = await Promise.all([showIncoming(db.shared, input), billingDays(db)]);
      const { iccids, total, reason: why } = shown;
      return { ...incomingDto({ ...shown, sims: total }), reason: why, iccids, total, zone };
    }),

  offer: portalCan("sim:write")
    .input(
      command({
        receiver: z.string().min(1).max(60),
        sims: z.discriminatedUnion("kind", [
          z.strictObject({ kind: z.literal("list"), text: z.string().min(1).max(300_000) }),
          z.strictObject({ kind: z.literal("batch"), batch: z.string().min(1).max(60) }),
        ]),
        from: z.iso.date().max(10),
        note: z.string().max(500),
      }),
    )
    .mutation(({ ctx, input: { idempotencyKey: _, ...asked } }) =>
      offerSims(ctx.db, { ...asked, ...by(ctx) }),
    ),

  withdraw: portalCan("sim:write")
    .input(command({ id, reason }))
    .mutation(({ ctx, input: { idempotencyKey: _, ...asked } }) =>
      withdrawTransfer(ctx.db, { ...asked, ...by(ctx) }),
    ),

  take: portalCan("sim:write")
    .input(command({ id }))
    .mutation(({ ctx, input }) => takeSims(ctx.db, { id: input.id, ...by(ctx) })),

  decline: portalCan("sim:write")
    .input(command({ id, reason }))
    .mutation(({ ctx, input: { idempotencyKey: _, ...said } }) =>
      declineSims(ctx.db, { ...said, ...by(ctx) }),
    ),
});

function by({ principal }: PortalContext) {
  return { actor: principal.email, at: new Date() };
}

type Transfer = Awaited<ReturnType<typeof listTransfers>>["rows"][number];

function transferDto(transfer: Transfer) {
  return {
    ...{ id: transfer.id, receiver: transfer.receiver, status: transfer.status, sims: transfer.sims },
    ...{ wantedFrom: transfer.wantedFrom, movedAt: transfer.movedAt, askedBy: transfer.askedBy },
    ...{ askedAt: transfer.askedAt, endedAt: transfer.endedAt },
  };
}

type Incoming = Awaited<ReturnType<typeof listIncoming>>["rows"][number];

function incomingDto(incoming: Incoming) {
  return {
    ...{ id: incoming.id, status: incoming.status, sims: incoming.sims, wantedFrom: incoming.wantedFrom },
    ...{ offeredAt: incoming.offeredAt, answeredBy: incoming.answeredBy },
    ...{ answeredAt: incoming.answeredAt, movedAt: incoming.movedAt },
  };
}
