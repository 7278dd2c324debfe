import { RESERVATION_MINUTES } from "@tributary/domain/number/lifecycle";
import { addNumbers, MOST_NUMBERS } from "@tributary/services/number/add-numbers";
import { listNumbers } from "@tributary/services/number/list-numbers";
import { reserveNumber } from "@tributary/services/number/reserve-number";
import { releaseNumber, returnNumber } from "@tributary/services/number/turn-number";
import { billingDays } from "@tributary/services/subscriber/current-cycle";
import { z } from "zod";
import { t } from "../trpc/base.ts";
import { command } from "../trpc/command.ts";
import { paging } from "./inputs.ts";
import { type PortalContext, portalCan } from "./procedure.ts";

const STATUSES = ["free", "reserved", "assigned", "quarantined", "ported-in", "ported-out"] as const;
const msisdn = z.string().min(1).max(40);

/** The operator's own pool of telephone numbers. */
export const numberRouter = t.router({
  list: portalCan("number:read")
    .input(
      z.strictObject({
        statuses: z.array(z.enum(STATUSES)).max(6).optional(),
        search: z.string().max(40).optional(),
        ...paging,
      }),
    )
    .query(async ({ ctx: { db }, input }) => {
      const [{ rows, total }, { zone }] = await Promise.all([
        listNumbers(db.shared, { ...input, at: new Date() }),
        billingDays(db),
      ]);
      return {
        rows: rows.map(({ reservation, ...row }) => ({
          ...{ msisdn: row.msisdn, status: row.status, statusUntil: row.statusUntil },
          ...{ holder: row.holder, isOwn: row.isOwn },
          reservation: reservation && {
            ...{ by: reservation.by, subscriber: reservation.subscriber, note: reservation.note },
          },
        })),
        total,
        zone,
      };
    }),

  add: portalCan("number:write")
    .input(command({ first: z.string().min(1).max(40), count: z.int().min(1).max(MOST_NUMBERS) }))
    .mutation(({ ctx: { db, principal }, input: { first, count } }) =>
      addNumbers(db, { first, count, actor: principal.email }),
    ),

  /** Keeps a free number for somebody for a while. */
  reserve: portalCan("number:write")
    .input(
      command({
        msisdn,
        subscriber: z.string().min(1).max(40).nullable(),
        note: z.string().max(200),
        minutes: z.int().min(1).max(RESERVATION_MINUTES.most).default(RESERVATION_MINUTES.usual),
      }),
    )
    .mutation(({ ctx, input: { idempotencyKey: _, ...asked } }) =>
      reserveNumber(ctx.db, { ...asked, ...by(ctx) }),
    ),

  release: portalCan("number:write")
    .input(command({ msisdn }))
    .mutation(({ ctx, input }) => releaseNumber(ctx.db, { msisdn: input.msisdn, ...by(ctx) })),

  /** Takes a number of the own block home after its contract elsewhere has ended. */
  returnHome: portalCan("number:write")
    .input(command({ msisdn }))
    .mutation(({ ctx, input }) => returnNumber(ctx.db, { msisdn: input.msisdn, ...by(ctx) })),
});

function by({ principal }: PortalContext) {
  return { actor: principal.email, at: new Date() };
}
