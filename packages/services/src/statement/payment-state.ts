export type PaymentState = "nothing-due" | "due" | "overdue" | "paid";

/** How a statement stands by its payments, in the currency it is paid in. */
export function paymentOf({
  owedMicros,
  paidMicros,
  overdueMicros,
}: {
  readonly owedMicros: bigint;
  readonly paidMicros: bigint;
  readonly overdueMicros: bigint;
}): PaymentState {
  if (owedMicros <= 0n) return "nothing-due";
  if (paidMicros >= owedMicros) return "paid";
  return overdueMicros > 0n ? "overdue" : "due";
}
