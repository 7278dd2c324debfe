import type { BadgeProps } from "@tributary/ui/badge";
import { StatusBadge } from "@tributary/ui/status-badge";
import { disputeTexts } from "@/texts/dispute.ts";
import type { Outputs } from "@/trpc/outputs.ts";

export type DisputeRow = Outputs["dispute"]["list"]["rows"][number];

/** One dispute with its lines and its thread. */
export type Dispute = Outputs["dispute"]["show"];

const TONES: Readonly<Record<DisputeRow["status"], NonNullable<BadgeProps["tone"]>>> = {
  open: "info",
  in_review: "info",
  accepted: "good",
  partly_accepted: "warning",
  rejected: "bad",
  withdrawn: "neutral",
};

/** How far a dispute has come. */
export function DisputeStatus({ status }: Pick<DisputeRow, "status">) {
  return <StatusBadge tone={TONES[status]}>{disputeTexts.states[status]}</StatusBadge>;
}
