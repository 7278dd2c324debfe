import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./class-names.ts";
import { AppLink } from "./link-context.tsx";
import { defaultTexts } from "./texts.ts";

export interface Crumb {
  readonly label: ReactNode;
  /** Left out for the page one is on. */
  readonly href?: string;
}

/** The way from the top to this page; on a phone only its last two steps. */
export function Breadcrumb({
  items,
  texts = defaultTexts.breadcrumb,
}: {
  items: readonly Crumb[];
  texts?: typeof defaultTexts.breadcrumb;
}) {
  return (
    <nav aria-label={texts.label} className="min-w-0">
      <ol className="flex min-w-0 items-center gap-1 text-sm">
        {items.map(({ label, href }, index) => (
          <li
            key={href ?? "current"}
            className={cn("flex min-w-0 items-center gap-1", index < items.length - 2 && "max-sm:hidden")}
          >
            {index > 0 && (
              <ChevronRight
                aria-hidden
                className={cn(
                  "size-3.5 shrink-0 text-muted-foreground",
                  index === items.length - 2 && "max-sm:hidden",
                )}
              />
            )}
            {href === undefined ? (
              <span aria-current="page" className="truncate font-medium">
                {label}
              </span>
            ) : (
              <AppLink
                href={href}
                className="truncate py-0.5 text-muted-foreground hover:text-foreground hover:underline"
              >
                {label}
              </AppLink>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
