import type { ReactNode } from "react";
import { cn } from "./class-names.ts";
import { type Tone, toneInk, toneSurface } from "./tone.tsx";

export interface BadgeProps {
  children: ReactNode;
  tone?: Tone;
  className?: string;
}

/** A short word about a thing: a kind, a count, a version. For a state use `StatusBadge`. */
export function Badge({ children, tone = "neutral", className }: BadgeProps) {
  return (
    <span
      className={cn(
        "inline-flex h-5.5 items-center gap-1 whitespace-nowrap rounded-full border px-2 font-medium text-xs",
        toneSurface[tone],
        toneInk[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}
