/** What a template has parts of, and an operator as well. */
export type PartKind = "margin" | "rate-card" | "plan" | "billing" | "retention" | "team" | "sla" | "brand";

/** One thing of a template or of an operator, in the form in which it is stored. */
export interface Part {
  readonly kind: PartKind;
  /** Which of its kind: an agreement, a code, a class of data; empty where there is one only. */
  readonly code: string;
  readonly terms: unknown;
}

/** A single value that differs. */
export interface Difference {
  /** As a reader of the file would write it: `fees[0].amount`. */
  readonly path: string;
  /** null: it is not there. */
  readonly before: string | null;
  readonly after: string | null;
}

export interface PartChange {
  readonly kind: PartKind;
  readonly code: string;
  readonly change: "added" | "changed" | "removed" | "same";
  /** Of a part that changed. */
  readonly differences: readonly Difference[];
}

/** What becomes of a part of a template at an operator. */
export interface SetupStep {
  readonly kind: PartKind;
  readonly code: string;
  /** `left`: the operator has it, with the same terms or with others of its own. */
  readonly action: "create" | "change" | "left";
  readonly differences: readonly Difference[];
}
