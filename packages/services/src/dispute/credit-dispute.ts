import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import type { Micros } from "@tributary/domain/money/types";
import { moveDispute, onDispute, postStep, type StepRequest } from "./move-dispute.ts";

/**
 * Takes in the credit note for what was accepted. It cancels what was withheld; after payment it reduces what
 * is owed next, as does anything credited beyond the claim.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `DISPUTE_TRANSITION`; `AMOUNT_INVALID` when the note is less than
 *         was agreed.
 */
export function creditDispute(
  db: PortfolioDb,
  request: StepRequest & { readonly amountMicros: Micros },
): Promise<{ readonly excessMicros: Micros }> {
  const { number, amountMicros } = request;
  return onDispute(db, number, async (tx, dispute) => {
    const { creditedMicros, currency, mnoId, mode } = dispute;
    if (amountMicros < creditedMicros) {
      throw new DomainError(
        "AMOUNT_INVALID",
        `The credit note is less than ${number} was granted: ask for the rest.`,
        {
          grantedMicros: `${creditedMicros}`,
          amountMicros: `${amountMicros}`,
        },
      );
    }
    const excessMicros = amountMicros - creditedMicros;
    await moveDispute(tx, dispute, request, { to: "credited", amountMicros });
    await postStep(tx, dispute, `dispute:${number}:credited`, {
      kind: "credit-received",
      currency,
      mno: mnoId,
      mode,
      amountMicros: creditedMicros,
      excessMicros,
    });
    return { excessMicros };
  });
}
