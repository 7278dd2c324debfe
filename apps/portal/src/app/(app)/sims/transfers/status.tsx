import type { BadgeProps } from "@tributary/ui/badge";
import { StatusBadge } from "@tributary/ui/status-badge";
import { simTransferTexts } from "@/texts/sim-transfer.ts";
import type { Outputs } from "@/trpc/outputs.ts";

export type TransferRow = Outputs["simTransfer"]["outgoing"]["rows"][number];
export type IncomingRow = Outputs["simTransfer"]["incoming"]["rows"][number];

type Tone = NonNullable<BadgeProps["tone"]>;

const TONES: Readonly<Record<TransferRow["status"], Tone>> = {
  asked: "info",
  done: "good",
  refused: "bad",
  withdrawn: "neutral",
};

const INCOMING_TONES: Readonly<Record<IncomingRow["status"], Tone>> = {
  waiting: "warning",
  taken: "good",
  declined: "neutral",
  withdrawn: "neutral",
};

/** How far SIMs have come that are given away. */
export function TransferStatus({ status }: Pick<TransferRow, "status">) {
  return <StatusBadge tone={TONES[status]}>{simTransferTexts.states[status]}</StatusBadge>;
}

/** What became of SIMs that are offered. */
export function IncomingStatus({ status }: Pick<IncomingRow, "status">) {
  return <StatusBadge tone={INCOMING_TONES[status]}>{simTransferTexts.incomingStates[status]}</StatusBadge>;
}
