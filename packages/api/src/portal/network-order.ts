import { ORDER_STATUSES } from "@tributary/domain/network-order/types";
import { abandonOrder } from "@tributary/services/network-order/abandon-order";
import { listOrders } from "@tributary/services/network-order/list-orders";
import { retryOrder } from "@tributary/services/network-order/retry-order";
import { showActivationCode } from "@tributary/services/network-order/show-activation-code";
import { showOrder } from "@tributary/services/network-order/show-order";
import { ownZones } from "@tributary/services/usage/own-zones";
import { z } from "zod";
import { t } from "../trpc/base.ts";
import { command } from "../trpc/command.ts";
import { paging } from "./inputs.ts";
import { portalCan } from "./procedure.ts";

const id = z.uuid();

/** What the operator asked of its network, and what came of it. */
export const networkOrderRouter = t.router({
  list: portalCan("network-order:read")
    .input(
      z.strictObject({
        ...paging,
        statuses: z.array(z.enum(ORDER_STATUSES)).max(ORDER_STATUSES.length).optional(),
        subscriberNumber: z.string().min(1).max(40).optional(),
      }),
    )
    .query(async ({ ctx: { db }, input }) => {
      const [{ rows, total, givenUp }, { main: zone }] = await Promise.all([
        listOrders(db, input),
        ownZones(db),
      ]);
      return { rows, total, givenUp, zone };
    }),

  show: portalCan("network-order:read")
    .input(z.strictObject({ id }))
    .query(async ({ ctx: { db }, input }) => {
      const [order, { main: zone }] = await Promise.all([showOrder(db, input.id), ownZones(db)]);
      return { ...order, zone };
    }),

  activationCode: portalCan("network-order:write")
    .input(z.strictObject({ id }))
    .query(async ({ ctx: { db }, input }) => ({ code: await showActivationCode(db, input.id) })),

  retry: portalCan("network-order:write")
    .input(command({ id }))
    .mutation(async ({ ctx: { db, principal }, input }) => {
      const { status } = await retryOrder(db, { orderId: input.id, actor: principal.email });
      return { status };
    }),

  giveUp: portalCan("network-order:write")
    .input(command({ id, reason: z.string().max(500) }))
    .mutation(async ({ ctx: { db, principal }, input }) => {
      const { id: orderId, reason } = input;
      const { status } = await abandonOrder(db, { orderId, reason, actor: principal.email });
      return { status };
    }),
});
