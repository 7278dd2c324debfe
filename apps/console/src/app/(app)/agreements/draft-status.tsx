import { StatusBadge } from "@tributary/ui/status-badge";
import { agreementTexts } from "@/texts/agreement.ts";
import type { Draft } from "./types.ts";

/** Whether a proposal waits, or what was decided. */
export function DraftStatus({ status }: Pick<Draft, "status">) {
  const { label, tone } = agreementTexts.statuses[status];
  return <StatusBadge tone={tone}>{label}</StatusBadge>;
}
