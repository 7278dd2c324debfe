import type { StatementDocument, StatementLine } from "./types.ts";

export type LineGroup = "usage" | "other" | "earlier";

export interface GroupedLine extends StatementLine {
  /** From 1, in the document's order. */
  readonly lineNumber: number;
}

/** What a SIM fee counts is no usage. */
const SIM_UNIT = "SIM";

/**
 * Sorts a statement's lines by what they are for.
 *
 * Shape   usage of the statement's period, other charges of it, and what is for earlier periods; in the
 *         document's order, a group without lines left out. A line without a quantity is usage where its
 *         code is that of a counted one: its operator's part of usage that nobody's SIM explains.
 */
export function groupLines({ lines, period }: Pick<StatementDocument, "lines" | "period">): {
  readonly group: LineGroup;
  readonly lines: GroupedLine[];
}[] {
  const usageCodes = new Set(lines.filter(isCounted).map(({ code }) => code));
  const groupOf = ({ originPeriod, code }: StatementLine): LineGroup => {
    if (originPeriod !== period) return "earlier";
    return usageCodes.has(code) ? "usage" : "other";
  };
  const numbered = lines.map((line, index) => ({ ...line, lineNumber: index + 1 }));
  return (["usage", "other", "earlier"] as const)
    .map((group) => ({ group, lines: numbered.filter((line) => groupOf(line) === group) }))
    .filter((grouped) => grouped.lines.length > 0);
}

function isCounted({ quantity, unit }: StatementLine): boolean {
  return quantity !== null && unit !== null && unit !== SIM_UNIT;
}
