import { formatMoney } from "@tributary/ui/format/money";
import { formatSpan } from "@tributary/ui/format/time";
import { Instant } from "@tributary/ui/instant";
import { Quantity } from "@tributary/ui/quantity";
import { StatTile } from "@tributary/ui/stat-tile";
import { quarantineTexts } from "@/texts/quarantine.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import { AtRisk } from "./at-risk.tsx";

const { tiles: texts } = quarantineTexts;

type Sum = Outputs["quarantine"]["list"]["sums"][number];

/** What waits and what it is worth, for each currency. */
export function QuarantineTiles({ sums, at }: { readonly sums: readonly Sum[]; readonly at: Date }) {
  return sums.map((sum) => <SumTiles key={sum.currency} sum={sum} at={at} />);
}

/** The same for what one group or one currency comes to. */
export function SumTiles({
  sum,
  at,
  zone = "UTC",
}: {
  readonly sum: Sum;
  readonly at: Date;
  readonly zone?: string;
}) {
  const { currency, records, files, valueMicros, estimateMicros, oldestAt } = sum;
  const isKnown = estimateMicros === 0n;
  return (
    <div className="grid grid-cols-2 gap-3 lg:grid-cols-3">
      <StatTile
        label={texts.value(currency)}
        value={<AtRisk micros={valueMicros + estimateMicros} currency={currency} />}
        tone={valueMicros + estimateMicros > 0n ? "warning" : "neutral"}
        note={isKnown ? texts.valueKnown : texts.valueEstimated(formatMoney(estimateMicros, currency))}
        className="max-lg:col-span-2"
      />
      <StatTile label={texts.records} value={<Quantity value={records} />} note={texts.files(files)} />
      <StatTile
        label={texts.oldest}
        value={texts.ago(formatSpan(at.getTime() - oldestAt.getTime()))}
        note={<Instant at={oldestAt} zone={zone} />}
      />
    </div>
  );
}
