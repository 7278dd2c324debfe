import { AppLink } from "@tributary/ui/link-context";
import { reconciliationTexts } from "@/texts/reconciliation.ts";
import type { Queue } from "./exceptions-queue.tsx";
import { EXCEPTION_STATUSES } from "./statuses.ts";

const texts = reconciliationTexts.statuses;
const PILL = [
  "flex h-7 items-center gap-1.5 whitespace-nowrap rounded-md px-2.5 text-muted-foreground text-sm",
  "hover:text-foreground focus-visible:-outline-offset-2",
  "aria-[current=true]:bg-card aria-[current=true]:font-medium",
  "aria-[current=true]:text-foreground aria-[current=true]:shadow-card",
].join(" ");

interface StatusPillsProps {
  readonly queue: Queue;
  readonly status: string;
  /** Null: the open ones, which need no name in the address. */
  readonly hrefOf: (status: string | null) => string;
}

/** One part of the queue at a time, each with its count. */
export function StatusPills({ queue, status, hrefOf }: StatusPillsProps) {
  const counts = new Map(queue.statuses.map((each) => [each.status, each.count]));
  return (
    <nav aria-label={texts.label} className="max-w-full overflow-x-auto">
      <ul className="inline-flex gap-0.5 rounded-lg border bg-muted p-0.5">
        {EXCEPTION_STATUSES.map((each) => (
          <li key={each}>
            <AppLink
              href={hrefOf(each === "open" ? null : each)}
              aria-current={each === status ? "true" : undefined}
              className={PILL}
            >
              {texts[each]}
              <span className="figures text-xs">{counts.get(each) ?? 0}</span>
            </AppLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
