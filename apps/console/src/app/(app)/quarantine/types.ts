import type { Outputs } from "@/trpc/outputs.ts";

export type Group = Outputs["quarantine"]["list"]["groups"][number];
export type ShownGroup = Outputs["quarantine"]["group"];
export type Finding = Outputs["quarantine"]["findings"][number];
export type Redrive = Outputs["quarantine"]["progress"][number];

/** What names a group. */
export type GroupKey = Pick<Group, "sourceId" | "reason" | "operatorId">;

export function keyOf({ sourceId, reason, operatorId }: GroupKey): GroupKey {
  return { sourceId, reason, operatorId };
}

export function idOf({ sourceId, reason, operatorId }: GroupKey): string {
  return JSON.stringify([sourceId, reason, operatorId]);
}
