import type { Instant } from "../period/types.ts";

/** What a network, or the server that holds eSIM profiles, is asked to do. */
export const ORDER_ACTIONS = [
  "activate",
  "suspend",
  "resume",
  "swap-sim",
  "change-number",
  "terminate",
  "esim-download",
  "esim-release",
  "esim-cancel",
] as const;

export type OrderAction = (typeof ORDER_ACTIONS)[number];

export const ORDER_STATUSES = ["waiting", "sent", "acknowledged", "failed", "given-up"] as const;

export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** How an order stands: all that decides what may happen to it next. */
export interface OrderStanding {
  readonly status: OrderStatus;
  /** Tries begun so far; each has its number. */
  readonly attempts: number;
  /** The last try that may be begun. */
  readonly attemptLimit: number;
  /** When something is to be done again; null once it ended. */
  readonly dueAt: Instant | null;
  /** What was said of it last; null before anything was. */
  readonly message: string | null;
}

/** What came of asking the network once. */
export type NetworkAnswer =
  | { readonly kind: "done"; readonly message: string }
  /** It has the order and will say what became of it. */
  | { readonly kind: "accepted"; readonly message: string }
  /** It will never do it. */
  | { readonly kind: "refused"; readonly message: string }
  /** Nobody knows whether it has it: to be asked again, not before `afterMilliseconds`. */
  | { readonly kind: "not-now"; readonly message: string; readonly afterMilliseconds?: number };

/** What a network says later of an order that it was given. */
export type NetworkWord = Extract<NetworkAnswer, { readonly kind: "done" | "refused" }>;

/** How patient we are. */
export interface OrderPatience {
  readonly mostAttempts: number;
  /** Before the second try; each pause after it is twice as long, up to the longest. */
  readonly firstPauseMilliseconds: number;
  readonly longestPauseMilliseconds: number;
  /** A try that says nothing for so long is over. */
  readonly tryMilliseconds: number;
  /** What was accepted is asked for again when nothing was heard of it for so long. */
  readonly acknowledgeMilliseconds: number;
}
