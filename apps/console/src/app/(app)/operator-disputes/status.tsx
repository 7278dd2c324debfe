import { StatusBadge } from "@tributary/ui/status-badge";
import { operatorDisputeTexts } from "@/texts/operator-dispute.ts";
import type { Outputs } from "@/trpc/outputs.ts";

export type OperatorDispute = Outputs["operatorDispute"]["show"];
export type OperatorDisputeRow = Outputs["operatorDispute"]["list"]["rows"][number];

/** How far an operator's dispute has come. */
export function OperatorDisputeStatus({ status }: Pick<OperatorDispute, "status">) {
  const { label, tone } = operatorDisputeTexts.states[status];
  return <StatusBadge tone={tone}>{label}</StatusBadge>;
}
