import { promisePayment } from "@tributary/services/payment/promise-payment";
import { PAYMENT_METHODS, recordPayment } from "@tributary/services/payment/record-payment";
import { refundPayment } from "@tributary/services/payment/refund-payment";
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

  promise: portalCan("bill:write")
    .input(command({ subscriber: reference, untilDay: day, note: z.string().max(500) }))
    .mutation(({ ctx: { db, principal }, input: { idempotencyKey: _, ...promised } }) =>
      promisePayment(db, { ...promised, actor: principal.email }),
    ),
});
