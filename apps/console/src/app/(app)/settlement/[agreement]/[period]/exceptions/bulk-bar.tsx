"use client";
import { Button } from "@tributary/ui/button";
import { formatDecimal } from "@tributary/ui/format/quantity";
import { Money } from "@tributary/ui/money";
import { reconciliationTexts } from "@/texts/reconciliation.ts";
import type { Queue } from "./exceptions-queue.tsx";
import type { Selection } from "./use-selection.ts";

const texts = reconciliationTexts.bulk;
const BAR = [
  "sticky top-0 z-20 flex flex-wrap items-center gap-x-4 gap-y-2",
  "rounded-t-lg border-b bg-primary-soft px-3 py-2 text-sm",
].join(" ");

interface BulkBarProps {
  readonly selection: Selection;
  readonly queue: Queue;
  readonly onResolve: () => void;
}

/** What is selected, what it comes to, and what can be done with it. */
export function BulkBar({ selection, queue, onResolve }: BulkBarProps) {
  if (selection.count === 0) return null;
  const matching = formatDecimal(BigInt(queue.count));
  return (
    <section aria-label={texts.label} className={BAR}>
      <p aria-live="polite" className="flex flex-wrap items-baseline gap-x-2">
        <strong className="font-medium">
          {selection.all ? texts.allMatching(matching) : texts.selected(selection.count)}
        </strong>
        <Money micros={selection.totalMicros} currency={queue.currency} isSigned />
      </p>
      <div className="ml-auto flex flex-wrap gap-2">
        {selection.canSelectAll && (
          <Button size="sm" onClick={selection.selectAll}>
            {texts.selectAll(matching)}
          </Button>
        )}
        <Button size="sm" onClick={selection.clear}>
          {texts.clear}
        </Button>
        <Button size="sm" variant="primary" onClick={onResolve}>
          {texts.resolve}
        </Button>
      </div>
    </section>
  );
}
