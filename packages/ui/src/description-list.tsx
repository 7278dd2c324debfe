import type { ReactNode } from "react";
import { cn } from "./class-names.ts";

export interface Description {
  readonly term: string;
  readonly value: ReactNode;
}

export interface DescriptionListProps {
  items: readonly Description[];
  /** How many pairs stand beside each other on a wide screen. */
  columns?: 1 | 2 | 3 | 4;
  className?: string;
}

const COLUMNS = {
  1: "",
  2: "@md:grid-cols-2",
  3: "@md:grid-cols-2 @2xl:grid-cols-3",
  4: "@md:grid-cols-2 @3xl:grid-cols-4",
} as const;

/** Facts about one thing: term over value. */
export function DescriptionList({ items, columns = 2, className }: DescriptionListProps) {
  return (
    <div className={cn("@container", className)}>
      <dl className={cn("grid gap-x-6 gap-y-3", COLUMNS[columns])}>
        {items.map(({ term, value }) => (
          <div key={term} className="min-w-0">
            <dt className="text-muted-foreground text-xs">{term}</dt>
            <dd className="mt-0.5 break-words text-sm">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
