import { StatusBadge } from "@tributary/ui/status-badge";
import { rateCardTexts } from "@/texts/rate-card.ts";
import type { RateCard } from "./load.ts";

const { status: texts } = rateCardTexts;

interface VersionStatusProps {
  readonly version: Pick<RateCard["shown"], "version" | "status">;
  readonly inForce: number | null;
}

/** Whether usage is rated by a version now, later, or not any more. */
export function VersionStatus({ version: { version, status }, inForce }: VersionStatusProps) {
  if (status === "draft") return <StatusBadge tone="info">{texts.draft}</StatusBadge>;
  if (version === inForce) return <StatusBadge tone="good">{texts.inForce}</StatusBadge>;
  const isPast = inForce !== null && version < inForce;
  return <StatusBadge tone="neutral">{isPast ? texts.past : texts.upcoming}</StatusBadge>;
}
