import { StatusBadge } from "@tributary/ui/status-badge";
import { rateCorrectionTexts } from "@/texts/rate-correction.ts";
import type { Outputs } from "@/trpc/outputs.ts";

export type Correction = Outputs["rateCorrection"]["show"];

/** Where a correction stands, for whoever has to do something about it. */
export function CorrectionStatus({ status }: Pick<Correction, "status">) {
  const { label, tone } = rateCorrectionTexts.statuses[status];
  return <StatusBadge tone={tone}>{label}</StatusBadge>;
}
