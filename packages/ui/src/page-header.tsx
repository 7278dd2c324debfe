import type { ReactNode } from "react";
import { cn } from "./class-names.ts";

export interface PageHeaderProps {
  title: ReactNode;
  /** Facts beside the title: period, status, hash, version. */
  meta?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  className?: string;
}

/** The page's only first-level heading, its facts and its actions. */
export function PageHeader({ title, meta, description, actions, className }: PageHeaderProps) {
  return (
    <header className={cn("flex flex-wrap items-start justify-between gap-x-6 gap-y-3", className)}>
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="font-semibold text-xl leading-7 tracking-tight">{title}</h1>
          {meta && (
            <div className="flex flex-wrap items-center gap-2 text-muted-foreground text-sm">{meta}</div>
          )}
        </div>
        {description && <p className="mt-1 max-w-[75ch] text-muted-foreground text-sm">{description}</p>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}
