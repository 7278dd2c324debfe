import type { Instant } from "../period/types.ts";

/** Who is waited for: the aggregator, the host network, the new operator. */
export type Party = "mvna" | "mno" | "operator";

export type Track = "network" | "billing" | "sim" | "care" | "launch";

/** `supplied`: the operator has handed in what was asked, and the aggregator has to look at it. */
export type ItemState = "todo" | "doing" | "supplied" | "done" | "skipped";

/** What the system can tell by itself. */
export type CheckKind =
  | "terms"
  | "imsis"
  | "network"
  | "rate-card"
  | "plan"
  | "billing"
  | "gateway"
  | "sims"
  | "numbers"
  | "admin"
  | "team"
  | "rehearsal";

/** How things stand at the operator, check by check. */
export type Facts = Readonly<Record<CheckKind, boolean>>;

export interface ItemPlan {
  readonly code: string;
  readonly track: Track;
  readonly owner: Party;
  /** It has to be done before the operator is live. */
  readonly isGate: boolean;
  /** Calendar days that it takes. */
  readonly days: number;
  /** Codes of those that have to be done before. */
  readonly blockedBy: readonly string[];
  /** null: people say when it is done. */
  readonly check: CheckKind | null;
}

export interface Item extends ItemPlan {
  readonly state: ItemState;
}

/** From then on somebody is waited for, until the next. */
export interface Wait {
  readonly party: Party;
  /** null: nothing is left but the word to go live. */
  readonly itemCode: string | null;
  readonly since: Instant;
}
