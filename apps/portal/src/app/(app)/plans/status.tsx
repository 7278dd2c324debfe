import type { BadgeProps } from "@tributary/ui/badge";
import { StatusBadge } from "@tributary/ui/status-badge";
import { planTexts } from "@/texts/plan.ts";
import type { Outputs } from "@/trpc/outputs.ts";

export type PlanRow = Outputs["plan"]["list"]["rows"][number];

/** One plan with its versions. */
export type Plan = Outputs["plan"]["show"];

export type PlanVersion = Plan["versions"][number];

export type PlanTerms = PlanVersion["terms"];

const TONES: Readonly<Record<PlanRow["state"], NonNullable<BadgeProps["tone"]>>> = {
  draft: "info",
  "on-sale": "good",
  retired: "neutral",
};

/** Whether a plan can be taken. */
export function PlanStatus({ state }: Pick<PlanRow, "state">) {
  return <StatusBadge tone={TONES[state]}>{planTexts.states[state]}</StatusBadge>;
}
