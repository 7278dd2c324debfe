import type { ReactNode } from "react";
import { cn } from "./class-names.ts";
import { type Tone, toneInk, toneSurface } from "./tone.tsx";
import { ToneIcon } from "./tone-icon.tsx";

export interface AlertProps {
  title: ReactNode;
  children?: ReactNode;
  tone?: Tone;
  /** What to do about it: a button or a link. */
  action?: ReactNode;
  /** Read out at once: for what appears after an action, not for what a page starts with. */
  isAnnounced?: boolean;
  className?: string;
}

/** Says inside a page what is wrong or worth knowing, and what to do about it. */
export function Alert({ title, children, tone = "info", action, isAnnounced, className }: AlertProps) {
  return (
    <div
      role={isAnnounced ? "alert" : undefined}
      className={cn(
        "flex flex-wrap items-start gap-x-3 gap-y-2 rounded-lg border px-3 py-2.5",
        toneSurface[tone],
        className,
      )}
    >
      <ToneIcon tone={tone} className={`mt-0.5 size-4 ${toneInk[tone]}`} />
      <div className="min-w-0 flex-1 basis-48">
        <p className="font-medium text-sm">{title}</p>
        {children && <div className="mt-0.5 text-sm">{children}</div>}
      </div>
      {action && <div className="flex shrink-0 items-center gap-2">{action}</div>}
    </div>
  );
}
