import { leastMicros, sumMicros } from "../money/micros.ts";
import type { CurrencyCode, Micros } from "../money/types.ts";

/** How a checkout stands; `placed` until the gateway has answered. */
export type CheckoutStatus = "placed" | ToldCheckout["status"];

/** What a gateway says of a checkout at one moment. */
export interface ToldCheckout {
  readonly status: "open" | "processing" | "paid" | "expired" | "failed";
  /** Why the last try to pay failed. */
  readonly message: string | null;
  /** Null until somebody has tried to pay. */
  readonly payment: ToldPayment | null;
}

export interface ToldPayment {
  /** The gateway's own name for it. */
  readonly reference: string;
  readonly currency: CurrencyCode;
  /** What has come in; zero while nothing has, and again when it did not last. */
  readonly amountMicros: Micros;
  /** Milliseconds; null while nothing has come in. */
  readonly paidAt: number | null;
  readonly refunds: readonly ToldRefund[];
  readonly disputes: readonly ToldDispute[];
}

export type RefundStatus = "asked" | "pending" | "succeeded" | "failed";

export interface ToldRefund {
  readonly reference: string;
  /** Ours, when we asked for it; null for one that was made at the gateway itself. */
  readonly key: string | null;
  readonly amountMicros: Micros;
  readonly status: Exclude<RefundStatus, "asked">;
  readonly message: string | null;
}

export interface ToldDispute {
  readonly reference: string;
  readonly amountMicros: Micros;
  /** An inquiry takes no money; what was withdrawn is away until it is returned. */
  readonly status: "inquiry" | "withdrawn" | "returned";
}

/** Money that is recorded as a payment, or as one that went back (negative). */
export interface BookedMoney {
  readonly method: "card" | "refund" | "chargeback";
  readonly reference: string;
  readonly amountMicros: Micros;
}

/**
 * What has to be recorded, so that what is recorded comes to what the gateway says.
 *
 * Units   micros of one currency.
 * Shape   money that came first, then what went. Each refund and each dispute is held to its own sum: told
 *         the same again, nothing is recorded; one that is taken back is recorded the other way round. The
 *         first record of a thing has its reference, the next ones count on: `re_1`, `re_1/2`.
 */
export function bookingsOf(told: ToldPayment, booked: readonly BookedMoney[]): BookedMoney[] {
  const due: readonly BookedMoney[] = [
    { method: "card", reference: told.reference, amountMicros: told.amountMicros },
    ...told.refunds.map(({ reference, status, amountMicros }) => {
      return {
        method: "refund" as const,
        reference,
        amountMicros: status === "succeeded" ? -amountMicros : 0n,
      };
    }),
    ...told.disputes.map(({ reference, status, amountMicros }) => {
      return {
        method: "chargeback" as const,
        reference,
        amountMicros: status === "withdrawn" ? -amountMicros : 0n,
      };
    }),
  ];
  return due.flatMap(({ method, reference, amountMicros }) => {
    const before = booked.filter((each) => each.method === method && isOf(each.reference, reference));
    const missing = amountMicros - sumMicros(before.map((each) => each.amountMicros));
    if (missing === 0n) return [];
    const own = before.length === 0 ? reference : `${reference}/${before.length + 1}`;
    return [{ method, reference: own, amountMicros: missing }];
  });
}

/** What is recorded of one payment: itself, its refunds and its disputes. */
export function bookedFor<Booked extends BookedMoney>(
  { reference, refunds, disputes }: ToldPayment,
  booked: readonly Booked[],
): Booked[] {
  const own = [
    reference,
    ...refunds.map((each) => each.reference),
    ...disputes.map((each) => each.reference),
  ];
  return booked.filter((each) => own.some((of) => isOf(each.reference, of)));
}

/** Whether a record is of something: it has its reference, or one that counts on. */
function isOf(recorded: string, reference: string): boolean {
  return recorded === reference || recorded.startsWith(`${reference}/`);
}

/**
 * How a checkout stands after it was told of. A link that was given up here does not open again; what was
 * paid by it is paid all the same.
 */
export function nextCheckoutStatus(current: CheckoutStatus, told: ToldCheckout["status"]): CheckoutStatus {
  const isGivenUp = current === "expired" || current === "failed";
  return isGivenUp && told === "open" ? current : told;
}

/**
 * How much of a card payment can go back to the card: what is left of it, as far as no bill needs it.
 *
 * Units   micros; `creditMicros` is what was paid beyond all bills, refunds under way taken off.
 * Shape   never negative; nothing while a dispute has the money.
 */
export function refundableOf(
  checkout: {
    readonly status: string;
    readonly disputeStatus: string | null;
    readonly amountMicros: Micros;
    readonly refunds: readonly { readonly status: string; readonly amountMicros: Micros }[];
  },
  creditMicros: Micros,
): Micros {
  const { status, disputeStatus, amountMicros, refunds } = checkout;
  if (status !== "paid" || disputeStatus === "withdrawn") return 0n;
  const gone = refunds.filter((refund) => refund.status !== "failed").map((refund) => refund.amountMicros);
  const most = leastMicros(amountMicros - sumMicros(gone), creditMicros);
  return most > 0n ? most : 0n;
}
