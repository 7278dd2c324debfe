import type { ChargeKind } from "@tributary/domain/statement/line-charges";
import type { ChargedLine } from "./find-charged-line.ts";

/** Why no records stand behind a line. */
export type ExplainedKind = Exclude<ChargeKind, "usage" | "late-usage"> | "no-usage" | "unknown";

export interface ExplainedLine {
  readonly kind: ExplainedKind;
  readonly line: ChargedLine;
  readonly text: string;
}

const TEXTS: Readonly<Record<ExplainedKind, string>> = {
  sim: "A fee for each SIM and month: the quantity counts SIMs, whatever they used.",
  fixed: "A fixed fee of the period, whatever was used.",
  commitment: "What the period's usage fell short of a minimum commitment.",
  spread:
    "A part of usage that no operator's SIM explains. It is shared by amount, so no record stands behind it.",
  claim: "A part of a contested charge that turned out to be payable. It is an amount, not usage.",
  rounding: "What rounding the whole adds to its parts.",
  margin: "The margin agreed on. It is worked out from the lines above, not from records.",
  service: "The service charge agreed on. It does not depend on single records.",
  adjustment: "The difference between what the period comes to now and what was charged for it before.",
  credit: "A credit that was granted.",
  other: "A charge that does not depend on usage.",
  "no-usage": "No record of yours stands behind this line.",
  unknown: "This statement was issued before its lines kept what they are for.",
};

/** Names what a line charges where that is not usage. */
export function explainLine(kind: ExplainedKind, line: ChargedLine): ExplainedLine {
  return { kind, line, text: TEXTS[kind] };
}
