/** What a line of a statement charges, and what became of it. */
export interface DocumentLine {
  readonly lineNumber: number;
  readonly description: string;
  /** As a decimal, in `unit`; null for a charge without one. */
  readonly quantity: string | null;
  readonly unit: string | null;
  /** The billing period it is for, which for a correction is an earlier one. */
  readonly originPeriod: string;
  readonly amountMicros: bigint;
  /** The dispute in which the operator contests it. */
  readonly contestedIn: string | null;
  readonly creditedMicros: bigint;
}

export interface DocumentAmounts {
  readonly currency: string;
  readonly netMicros: bigint;
  readonly taxMicros: bigint;
  readonly grossMicros: bigint;
}

/** A statement as both applications show it. */
export interface StatementDocument extends DocumentAmounts {
  readonly groups: readonly {
    readonly group: "usage" | "other" | "earlier";
    readonly lines: readonly DocumentLine[];
  }[];
  readonly taxBps: number;
  /** The same in the currency that is paid, where it is another. */
  readonly converted:
    | (DocumentAmounts & { readonly rate: string; readonly source: string; readonly validOn: string })
    | null;
}
