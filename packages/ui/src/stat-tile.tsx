import { ArrowDownRight, ArrowRight, ArrowUpRight } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./class-names.ts";
import { AppLink } from "./link-context.tsx";
import { type Tone, toneInk } from "./tone.tsx";

export interface StatTileProps {
  label: ReactNode;
  value: ReactNode;
  /** The change against before, already formatted; `direction` draws the arrow, `tone` says if it is good. */
  delta?: { text: ReactNode; direction: "up" | "down" | "flat"; tone?: Tone };
  /** A second line: "3 older than 7 d". */
  note?: ReactNode;
  /** Colours the left edge: an exception among the tiles. */
  tone?: Tone;
  href?: string;
  className?: string;
}

const ARROWS = { up: ArrowUpRight, down: ArrowDownRight, flat: ArrowRight } as const;

const EDGES: Readonly<Record<Tone, string>> = {
  neutral: "before:bg-transparent",
  info: "before:bg-info",
  good: "before:bg-good",
  warning: "before:bg-warning",
  bad: "before:bg-bad",
};

/** One figure of an overview; with `href` the whole tile leads to what is behind it. */
export function StatTile({ label, value, delta, note, tone = "neutral", href, className }: StatTileProps) {
  const Arrow = delta && ARROWS[delta.direction];
  return (
    <div
      className={cn(
        "relative grid min-w-0 content-start gap-1 overflow-hidden rounded-lg border bg-card",
        "p-(--card-space) shadow-card",
        "before:absolute before:inset-y-0 before:left-0 before:w-[3px]",
        EDGES[tone],
        href && "transition-colors hover:border-input",
        className,
      )}
    >
      <p className="text-muted-foreground text-xs">
        {href ? (
          <AppLink
            href={href}
            className="after:absolute after:inset-0 after:rounded-lg hover:text-foreground"
          >
            {label}
          </AppLink>
        ) : (
          label
        )}
      </p>
      {/* An amount is never cut off: in a narrow tile its currency takes a line of its own. */}
      <p
        className={cn(
          "figures font-semibold text-lg leading-6 tracking-tight sm:text-xl sm:leading-7",
          "max-sm:whitespace-normal max-sm:[&_.figures]:whitespace-normal",
        )}
      >
        {value}
      </p>
      {(delta || note) && (
        <p className="flex flex-wrap items-center gap-x-2 text-muted-foreground text-xs">
          {delta && Arrow && (
            <span
              className={cn(
                "figures inline-flex items-center gap-0.5 font-medium",
                toneInk[delta.tone ?? "neutral"],
              )}
            >
              <Arrow aria-hidden className="size-3.5" />
              {delta.text}
            </span>
          )}
          {note && <span>{note}</span>}
        </p>
      )}
    </div>
  );
}
