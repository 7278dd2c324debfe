import type { ReactNode } from "react";
import { cn } from "./class-names.ts";

export interface CardProps {
  children: ReactNode;
  title?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  /** Below the body, divided by a line. */
  footer?: ReactNode;
  /** The body touches the card's edges: for tables. */
  isFlush?: boolean;
  /** The level of the title: 2 directly under the page's title, 3 inside a section. */
  level?: 2 | 3;
  className?: string;
}

/** A titled surface for one subject of a page. */
export function Card(props: CardProps) {
  const { children, title, description, actions, footer, isFlush, level = 2, className } = props;
  const Heading = `h${level}` as const;
  return (
    <section className={cn("min-w-0 rounded-lg border bg-card shadow-card", className)}>
      {(title || actions) && (
        <header
          className={cn(
            "flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-(--card-space)",
            "pt-(--card-space)",
          )}
        >
          <div className="min-w-0">
            {title && <Heading className="font-semibold text-sm">{title}</Heading>}
            {description && <p className="mt-0.5 max-w-prose text-muted-foreground text-xs">{description}</p>}
          </div>
          {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
        </header>
      )}
      <div className={cn("min-w-0", isFlush ? (title || actions) && "mt-3 border-t" : "p-(--card-space)")}>
        {children}
      </div>
      {footer && <footer className="border-t px-(--card-space) py-3 text-sm">{footer}</footer>}
    </section>
  );
}
