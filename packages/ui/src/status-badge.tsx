import { Badge, type BadgeProps } from "./badge.tsx";
import { ToneIcon } from "./tone-icon.tsx";

/** The state of a thing: colour, icon and word say the same. */
export function StatusBadge({ children, tone = "neutral", className }: BadgeProps) {
  return (
    <Badge tone={tone} className={className}>
      <ToneIcon tone={tone} className="-ml-0.5 size-3.5" />
      {children}
    </Badge>
  );
}
