import { CircleAlert, CircleCheck, CircleDashed, Info, TriangleAlert } from "lucide-react";
import type { Tone } from "./tone.tsx";

const ICONS = {
  neutral: CircleDashed,
  info: Info,
  good: CircleCheck,
  warning: TriangleAlert,
  bad: CircleAlert,
} as const;

/** The shape that says what the tone's colour says, for those who do not see the colour. */
export function ToneIcon({ tone, className = "size-4" }: { tone: Tone; className?: string }) {
  const Icon = ICONS[tone];
  return <Icon aria-hidden className={`shrink-0 ${className}`} />;
}
