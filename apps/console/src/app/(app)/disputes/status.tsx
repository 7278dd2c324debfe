import { StatusBadge } from "@tributary/ui/status-badge";
import { disputeTexts } from "@/texts/dispute.ts";
import type { Outputs } from "@/trpc/outputs.ts";

export type Dispute = Outputs["dispute"]["show"];
export type DisputeRow = Outputs["dispute"]["list"]["rows"][number];

/** How far a claim has come. */
export function DisputeStatus({ status }: Pick<Dispute, "status">) {
  const { label, tone } = disputeTexts.states[status];
  return <StatusBadge tone={tone}>{label}</StatusBadge>;
}
