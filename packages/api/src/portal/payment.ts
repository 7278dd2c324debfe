import { promisePayment } from "@tributary/services/payment/promise-payment";
import { PAYMENT_METHODS, recordPayment } from "@tributary/services/payment/record-payment";
import { refundPayment } from "@tributary/services/payment/refund-payment";
import { checkCheckout } from "@tributary/services/payment-gateway/check-checkout";
import { openCheckout } from "@tributary/services/payment-gateway/open-checkout";
import { gatewayOpener } from "@tributary/services/payment-gateway/open-gateway";
import { refundCard } from "@tributary/services/payment-gateway/refund-card";
import { processSealKeys } from "@tributary/services/subscriber/seal-keys";
import { z } from "zod";
import { t } from "../trpc/base.ts";
import { command } from "../trpc/command.ts";
import { reference } from "./inputs.ts";
import { portalCan } from "./procedure.ts";

const amountMicros = z
  .bigint()
  .min(1n)
  .max(10n ** 18n);
const day = z.iso.date();
const currency = z
  .string()
  .max(3)
  .regex(/^[A-Z]{3}$/);

const openGateway = () => gatewayOpener(processSealKeys());

/** What subscribers have paid, and were given back. */
export const paymentRouter = t.router({
  record: portalCan("bill:write", { needsStepUp: true })
    .input(
      command({
        ...{ billNumber: reference, amountMicros, reference, paidOn: day },
        method: z.enum(PAYMENT_METHODS),
      }),
    )
    .mutation(({ ctx: { db, principal }, input: { idempotencyKey: _, ...paid } }) =>
      recordPayment(db, { ...paid, actor: principal.email }),
    ),

  refund: portalCan("bill:write", { needsStepUp: true })
    .input(command({ subscriber: reference, currency, amountMicros, reference, paidOn: day }))
    .mutation(({ ctx: { db, principal }, input: { idempotencyKey: _, ...paid } }) =>
      refundPayment(db, { ...paid, actor: principal.email }),
    ),

  /** The page on which a bill can be paid by card. */
  openCheckout: portalCan("bill:write")
    .input(command({ billNumber: reference }))
    .mutation(({ ctx: { db, principal }, input: { billNumber } }) =>
      openCheckout(db, { billNumber, open: openGateway(), actor: principal.email, at: new Date() }),
    ),

  checkCheckout: portalCan("bill:write")
    .input(command({ checkoutId: z.uuid() }))
    .mutation(({ ctx: { db, principal }, input: { checkoutId } }) =>
      checkCheckout(db, { checkoutId, open: openGateway(), actor: principal.email, at: new Date() }),
    ),

  refundCard: portalCan("bill:write", { needsStepUp: true })
    .input(command({ checkoutId: z.uuid(), amountMicros }))
    .mutation(({ ctx: { db, principal }, input: { idempotencyKey: _, ...refund } }) =>
      refundCard(db, { ...refund, open: openGateway(), actor: principal.email, at: new Date() }),
    ),

  promise: portalCan("bill:write")
    .input(command({ subscriber: reference, untilDay: day, note: z.string().max(500) }))
    .mutation(({ ctx: { db, principal }, input: { idempotencyKey: _, ...promised } }) =>
      promisePayment(db, { ...promised, actor: principal.email }),
    ),
});
