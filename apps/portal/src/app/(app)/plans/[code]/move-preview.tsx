import { DescriptionList } from "@tributary/ui/description-list";
import { formatDecimal } from "@tributary/ui/format/quantity";
import { Instant } from "@tributary/ui/instant";
import { Money } from "@tributary/ui/money";
import { planTexts } from "@/texts/plan.ts";
import type { Preview } from "./use-move.ts";

const { move: texts } = planTexts;

/** What a move would do. */
export function MovePreview({ preview }: { readonly preview: Preview }) {
  const { subscribers, effectiveAt, zone, currency, feesMicros } = preview;
  const count = formatDecimal(BigInt(subscribers));
  return (
    <div className="grid gap-3 rounded-lg border bg-muted px-4 py-3" aria-live="polite">
      <p className="font-medium text-sm">{subscribers === 0 ? texts.nobody : texts.subscribers(count)}</p>
      <DescriptionList
        columns={3}
        items={[
          { term: texts.effective, value: <Instant at={effectiveAt} zone={zone} /> },
          { term: texts.before, value: <Money micros={feesMicros.before} currency={currency} /> },
          { term: texts.after, value: <Money micros={feesMicros.after} currency={currency} /> },
        ]}
      />
    </div>
  );
}
