import { DomainError } from "@tributary/domain/error";
import { Stripe } from "stripe";

const { StripeAPIError, StripeConnectionError, StripeError, StripeRateLimitError } = Stripe.errors;

/**
 * Runs what asks Stripe, and says what went wrong in our words.
 *
 * Throws  {@link DomainError} `GATEWAY_REFUSED`, `GATEWAY_UNREACHABLE`.
 */
export async function explainStripe<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof StripeError)) throw error;
    throw isUnknown(error)
      ? new DomainError("GATEWAY_UNREACHABLE", "The payment gateway did not answer: try again in a moment.")
      : new DomainError("GATEWAY_REFUSED", `The payment gateway refuses: ${error.message}`);
  }
}

/** Whether nobody knows what became of it: no answer, a failure there, or another one under the same key. */
function isUnknown(error: Error): boolean {
  return (
    error instanceof StripeConnectionError ||
    error instanceof StripeRateLimitError ||
    error instanceof StripeAPIError
  );
}
