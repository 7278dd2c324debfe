import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { isDisputedBeforePayment } from "@tributary/domain/dispute/window";
import type { Micros } from "@tributary/domain/money/types";
import { emitEvent } from "../event/emit-event.ts";
import { withheldKey } from "./find-dispute.ts";
import { moveDispute, onDispute, postStep, type StepRequest, windowEnd } from "./move-dispute.ts";

export interface RaiseRequest extends StepRequest {
  /** Why the notice is sent although its window has expired. */
  readonly overrideReason?: string;
}

export interface RaisedDispute {
  readonly number: string;
  /** 0 when the invoice is paid in full and the amount is claimed back. */
  readonly withheldMicros: Micros;
}

/**
 * Sends the notice of a dispute. Where the agreement says so, and the notice is out inside the window, by the
 * due date and before the invoice is paid, the recoverable amount is withheld; otherwise it is paid and
 * claimed back.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `DISPUTE_TRANSITION`; `DISPUTE_WINDOW_EXPIRED` without an
 *         override; `REASON_REQUIRED` when the override says nothing.
 */
export function raiseDispute(db: PortfolioDb, request: RaiseRequest): Promise<RaisedDispute> {
  const at = request.at ?? new Date();
  const { number, overrideReason = null } = request;
  return onDispute(db, number, async (tx, dispute) => {
    const { invoice, terms, netRecoverableMicros, currency, mnoId } = dispute;
    await moveDispute(tx, dispute, request, { to: "raised", overrideReason, fields: { raisedAt: at } });
    await emitEvent(tx, {
      ...{ type: "dispute.opened", subject: number, at },
      payload: { number, party: "mno", period: dispute.period, currency, amount: netRecoverableMicros },
    });
    const isInTime = isDisputedBeforePayment({
      sentAt: at.getTime(),
      windowEndsAt: windowEnd(dispute),
      dueOn: invoice.dueOn.toISOString().slice(0, 10),
      zone: terms.zone,
      paidAt: dispute.paidAt,
    });
    if (terms.dispute.mode !== "withhold" || !isInTime) return { number, withheldMicros: 0n };
    await postStep(tx, dispute, withheldKey(number), {
      kind: "dispute-withheld",
      currency,
      mno: mnoId,
      amountMicros: netRecoverableMicros,
    });
    return { number, withheldMicros: netRecoverableMicros };
  });
}
