import type { MissingUsage } from "@tributary/services/usage-file/list-missing";
import { tableText } from "./table.ts";

interface Line {
  readonly agreement: string;
  readonly source: string;
  readonly what: string;
  readonly numbers: string;
  readonly state: string;
}

/** One line for each gap: the files first, then the parts of sessions. */
export function missingText(missing: readonly MissingUsage[]): string {
  if (missing.length === 0) return "Nothing is missing.";
  return tableText<Line>(
    [
      { title: "Agreement", value: ({ agreement }) => agreement },
      { title: "Source", value: ({ source }) => source },
      { title: "Missing", value: ({ what }) => what },
      { title: "Numbers", value: ({ numbers }) => numbers, isNumber: true },
      { title: "State", value: ({ state }) => state },
    ],
    missing.flatMap(linesOf),
  );
}

function linesOf({ agreementId: agreement, files, parts }: MissingUsage): Line[] {
  return [
    ...files.map(({ sourceId: source, ...gap }) => {
      return { agreement, source, what: "files", numbers: numbersOf(gap), state: "keeps the month open" };
    }),
    ...parts.map(({ sourceId: source, gateway, chargingId, isOverdue, ...gap }) => {
      const what = `parts of session ${chargingId} of ${gateway}`;
      return { agreement, source, what, numbers: numbersOf(gap), state: isOverdue ? "overdue" : "expected" };
    }),
  ];
}

function numbersOf({ firstMissing, lastMissing }: { firstMissing: number; lastMissing: number }): string {
  return firstMissing === lastMissing ? String(firstMissing) : `${firstMissing}–${lastMissing}`;
}
