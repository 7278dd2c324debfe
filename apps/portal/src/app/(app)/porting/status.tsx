import type { BadgeProps } from "@tributary/ui/badge";
import { StatusBadge } from "@tributary/ui/status-badge";
import { portingTexts } from "@/texts/porting.ts";
import type { Outputs } from "@/trpc/outputs.ts";

export type PortRow = Outputs["porting"]["list"]["rows"][number];

/** One request with all that was recorded of it. */
export type Port = Outputs["porting"]["show"];

const TONES: Readonly<Record<PortRow["status"], NonNullable<BadgeProps["tone"]>>> = {
  requested: "info",
  validated: "info",
  scheduled: "warning",
  done: "good",
  refused: "bad",
  failed: "bad",
  cancelled: "neutral",
};

/** How far a porting has come. */
export function PortStatus({ status }: Pick<PortRow, "status">) {
  return <StatusBadge tone={TONES[status]}>{portingTexts.states[status]}</StatusBadge>;
}
