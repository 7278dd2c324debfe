import type { ListFilter } from "./search.ts";
import type { GroupKey } from "./types.ts";

export type Method = "assign" | "map" | "redrive" | "reject";

/** A record of nobody, by its file and its id. */
export interface PickedRecord {
  readonly fileId: number;
  readonly id: bigint;
}

/** What a fix is about: groups, or all that a filter lets through. */
export interface FixTarget {
  readonly groups: readonly GroupKey[];
  readonly filter?: ListFilter;
  readonly picked?: readonly PickedRecord[];
  readonly records: bigint | null;
}

export interface FixRights {
  readonly operators: readonly { readonly id: string; readonly name: string }[];
  readonly canMap: boolean;
  /** Whether they may look at what the agreements lack. */
  readonly canSeeRates: boolean;
}

const ASSIGNED: readonly string[] = ["AMBIGUOUS", "UNASSIGNED", "UNATTRIBUTED", "CLOSED_OPERATOR"];
const MAPPED: readonly string[] = ["MALFORMED", "FUTURE", "NEGATIVE", "UNASSIGNED", "UNRATEABLE"];

/** The ways that can help, those first that can help every group. */
export function methodsFor({ groups, filter }: FixTarget, { canMap }: FixRights): Method[] {
  if (filter !== undefined) return ["redrive", "reject"];
  if (groups.some(({ reason }) => reason === "UNATTRIBUTED")) return ["assign"];
  const isHelped = (reasons: readonly string[]) => (group: GroupKey) => reasons.includes(group.reason);
  const ways: readonly (readonly [Method, readonly string[]])[] = [
    ["assign", ASSIGNED],
    ...(canMap ? [["map", MAPPED] as const] : []),
  ];
  const ofAll = ways.filter(([, reasons]) => groups.every(isHelped(reasons))).map(([way]) => way);
  const ofSome = ways.filter(([way, reasons]) => !ofAll.includes(way) && groups.some(isHelped(reasons)));
  return [...ofAll, "redrive", ...ofSome.map(([way]) => way), "reject"];
}
