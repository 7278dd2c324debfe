import type { ReactNode } from "react";
import { cn } from "./class-names.ts";
import { type Tone, toneInk, toneSurface } from "./tone.tsx";
import { ToneIcon } from "./tone-icon.tsx";

export interface BannerProps {
  children: ReactNode;
  tone?: Tone;
  action?: ReactNode;
  /** Names the banner among the landmarks: "Data quality". */
  label: string;
  className?: string;
}

/** A strip over the whole page for what holds for all of it: provisional figures, viewing as an operator. */
export function Banner({ children, tone = "warning", action, label, className }: BannerProps) {
  return (
    <section
      aria-label={label}
      className={cn(
        "flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b px-4 py-2 sm:px-6",
        toneSurface[tone],
        className,
      )}
    >
      <ToneIcon tone={tone} className={`size-4 ${toneInk[tone]}`} />
      <p className="min-w-0 flex-1 basis-56 text-sm">{children}</p>
      {action}
    </section>
  );
}
