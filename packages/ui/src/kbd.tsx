import type { ReactNode } from "react";
import { cn } from "./class-names.ts";

/** A key to press. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd
      className={cn(
        "inline-flex h-5 min-w-5 items-center justify-center rounded border bg-muted px-1",
        "font-sans text-[0.6875rem] text-muted-foreground",
      )}
    >
      {children}
    </kbd>
  );
}
