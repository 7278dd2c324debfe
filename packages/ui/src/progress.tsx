import type { ReactNode } from "react";
import { cn } from "./class-names.ts";

export interface ProgressProps {
  label: ReactNode;
  /** From 0 to 100; left out, the end is not known and the bar only moves. */
  percent?: number;
  /** What was done and how fast: "412,000 of 1,000,000 records · 41,200/s". */
  detail?: ReactNode;
  /** When it will be done: "about 14 s left". */
  eta?: ReactNode;
  /** The way out: a cancel button. */
  action?: ReactNode;
  className?: string;
}

/** How far a long piece of work has come. */
export function Progress({ label, percent, detail, eta, action, className }: ProgressProps) {
  const isKnown = percent !== undefined;
  const shown = isKnown ? Math.max(0, Math.min(100, percent)) : undefined;
  return (
    <div className={cn("grid gap-1.5", className)}>
      <div className="flex flex-wrap items-center justify-between gap-x-4 text-sm">
        <span className="font-medium">{label}</span>
        <span className="figures text-muted-foreground">{isKnown && `${Math.floor(shown ?? 0)} %`}</span>
      </div>
      <div
        role="progressbar"
        aria-label={typeof label === "string" ? label : undefined}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={shown === undefined ? undefined : Math.floor(shown)}
        className="h-2 overflow-hidden rounded-full bg-hover"
      >
        <div
          className={cn(
            "h-full rounded-full bg-primary",
            isKnown ? "transition-[width]" : "w-1/3 animate-indeterminate",
          )}
          style={isKnown ? { width: `${shown}%` } : undefined}
        />
      </div>
      {(detail || eta || action) && (
        <div
          className={cn(
            "flex flex-wrap items-center justify-between gap-x-4 gap-y-1 text-muted-foreground",
            "text-xs",
          )}
        >
          <span className="figures">{detail}</span>
          <span className="flex items-center gap-3">
            {eta && <span className="figures">{eta}</span>}
            {action}
          </span>
        </div>
      )}
    </div>
  );
}
