export type SubscriberStatus = "pending" | "active" | "suspended" | "terminated";

/** Why service is held back; it can be given again. */
export type SuspensionReason = "lost" | "fraud" | "non-payment" | "request";

/** How a subscriber ended: by its own wish, by the operator's, or taking its number elsewhere. */
export type TerminationKind = "voluntary" | "involuntary" | "port-out";

export type Billing = "postpaid" | "prepaid";

/** What can happen to a subscriber, as its log names it. */
export type SubscriberEventKind =
  | "added"
  | "imported"
  | "activated"
  | "suspended"
  | "resumed"
  | "plan-changed"
  | "add-on-taken"
  | "add-on-ended"
  | "pool-joined"
  | "pool-left"
  | "sim-swapped"
  | "number-changed"
  | "buyer-changed"
  | "terminated"
  | "erased"
  | "revealed";
