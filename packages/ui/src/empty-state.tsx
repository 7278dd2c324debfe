import type { ReactNode } from "react";
import { cn } from "./class-names.ts";

export interface EmptyStateProps {
  title: ReactNode;
  children?: ReactNode;
  /** The next thing to do: there is one in every state. */
  action?: ReactNode;
  icon?: ReactNode;
  className?: string;
}

/** Stands where there is nothing yet, says why and what to do next. */
export function EmptyState({ title, children, action, icon, className }: EmptyStateProps) {
  return (
    <div className={cn("flex flex-col items-center gap-1.5 px-6 py-12 text-center", className)}>
      {icon && (
        <span
          aria-hidden
          className={cn(
            "mb-2 flex size-10 items-center justify-center rounded-lg border bg-muted",
            "text-muted-foreground [&_svg]:size-5",
          )}
        >
          {icon}
        </span>
      )}
      <p className="font-medium">{title}</p>
      {children && <div className="max-w-prose text-muted-foreground text-sm">{children}</div>}
      {action && <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
