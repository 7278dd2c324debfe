import type { ReactNode } from "react";
import { cn } from "./class-names.ts";
import { Instant } from "./instant.tsx";
import { type Tone, toneInk } from "./tone.tsx";
import { ToneIcon } from "./tone-icon.tsx";

export interface TimelineEvent {
  readonly id: string;
  readonly at: Date | string;
  readonly who: ReactNode;
  readonly what: ReactNode;
  /** What was said or changed. */
  readonly detail?: ReactNode;
  readonly tone?: Tone;
}

/** Who did what and when, in the order given. */
export function Timeline({ events, zone }: { events: readonly TimelineEvent[]; zone: string }) {
  return (
    <ol>
      {events.map(({ id, at, who, what, detail, tone = "neutral" }) => (
        <li key={id} className="group relative flex gap-3 pb-5 last:pb-0">
          <span
            aria-hidden
            className="absolute top-6 bottom-0 left-2.5 w-px -translate-x-1/2 bg-border group-last:hidden"
          />
          <span className={cn("mt-px flex size-5 shrink-0 items-center justify-center", toneInk[tone])}>
            <ToneIcon tone={tone} />
          </span>
          <div className="min-w-0 flex-1">
            <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
              <span className="font-medium">{who}</span>
              <span>{what}</span>
              <Instant at={at} zone={zone} className="text-muted-foreground text-xs" />
            </p>
            {detail && <div className="mt-1 text-muted-foreground text-sm">{detail}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
