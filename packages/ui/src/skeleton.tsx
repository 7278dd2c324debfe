import { cn } from "./class-names.ts";
import { defaultTexts } from "./texts.ts";

/** The grey shape of what is still loading. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={cn("h-4 animate-pulse rounded-md bg-hover", className)} />;
}

export interface PageSkeletonProps {
  /** How many tiles stand above the table. */
  tiles?: number;
  rows?: number;
  texts?: typeof defaultTexts.loading;
}

/** The shape of a list page while it loads: title, tiles and rows, announced once. */
export function PageSkeleton({ tiles = 4, rows = 8, texts = defaultTexts.loading }: PageSkeletonProps) {
  const keys = (count: number) => Array.from({ length: count }, (_, index) => index);
  return (
    <div role="status" className="grid gap-6">
      <span className="sr-only">{texts.page}</span>
      <Skeleton className="h-7 w-56" />
      {tiles > 0 && (
        <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
          {keys(tiles).map((key) => (
            <Skeleton key={key} className="h-24" />
          ))}
        </div>
      )}
      <div className="grid gap-2">
        {keys(rows).map((key) => (
          <Skeleton key={key} className="h-9" />
        ))}
      </div>
    </div>
  );
}
