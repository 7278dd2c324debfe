import type { ReactNode } from "react";
import { cn } from "./class-names.ts";
import { AppLink } from "./link-context.tsx";

export interface Tab {
  readonly label: ReactNode;
  readonly href: string;
  readonly isCurrent: boolean;
  /** How many things wait behind the tab. */
  readonly count?: number;
}

/** Views of one subject, each with its own address: a link, Back and a reload return to it. */
export function Tabs({
  tabs,
  label,
  className,
}: {
  tabs: readonly Tab[];
  label: string;
  className?: string;
}) {
  return (
    <nav aria-label={label} className={cn("-mx-1 overflow-x-auto px-1", className)}>
      <ul className="flex min-w-full gap-1 border-b">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <AppLink
              href={tab.href}
              aria-current={tab.isCurrent ? "page" : undefined}
              className={cn(
                "-mb-px flex h-9 items-center gap-1.5 whitespace-nowrap border-transparent border-b-2",
                "px-2.5 text-sm",
                "text-muted-foreground transition-colors hover:text-foreground",
                "focus-visible:-outline-offset-2",
                "aria-[current=page]:border-primary aria-[current=page]:font-medium",
                "aria-[current=page]:text-foreground",
              )}
            >
              {tab.label}
              {tab.count !== undefined && (
                <span className="figures rounded-full bg-muted px-1.5 text-muted-foreground text-xs">
                  {tab.count}
                </span>
              )}
            </AppLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
