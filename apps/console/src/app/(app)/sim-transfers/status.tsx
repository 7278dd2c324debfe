import { StatusBadge } from "@tributary/ui/status-badge";
import { simTransferTexts } from "@/texts/sim-transfer.ts";
import type { Outputs } from "@/trpc/outputs.ts";

export type SimTransfer = Outputs["simTransfer"]["show"];
export type SimTransferRow = Outputs["simTransfer"]["list"]["rows"][number];

/** How far a transfer has come, and for whom it waits. */
export function SimTransferStatus({ status }: Pick<SimTransferRow, "status">) {
  const { label, tone } = simTransferTexts.states[status];
  return <StatusBadge tone={tone}>{label}</StatusBadge>;
}
