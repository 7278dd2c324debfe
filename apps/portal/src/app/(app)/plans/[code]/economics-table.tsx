import { ChartTable } from "@tributary/ui/chart-table";
import { Money } from "@tributary/ui/money";
import { Percent } from "@tributary/ui/percent";
import { planTexts } from "@/texts/plan.ts";
import type { Economics } from "./economics.tsx";
import { usageText } from "./usage-text.ts";

const { economics: texts } = planTexts;

/** The same as the bars, exact. */
export function EconomicsTable({ economics }: { readonly economics: Economics }) {
  const { levels, currency, feesMicros, breakEven, missing } = economics;
  const money = (key: string, micros: bigint | null) =>
    micros === null ? "–" : <Money key={key} micros={micros} currency={currency} />;
  return (
    <>
      <ChartTable
        caption={texts.caption}
        heads={[
          ...[texts.level, texts.usage, texts.fees, texts.charged, texts.contract, texts.left, texts.share],
        ]}
        rows={levels.map((level) => ({
          key: String(level.percentile),
          head: texts.levels[level.percentile],
          cells: [
            usageText(level.quantities),
            money("fees", feesMicros),
            money("usage", level.usageMicros),
            money("contract", level.contractMicros),
            money("left", level.leftMicros),
            level.leftBps === null ? "n/a" : <Percent key="share" bps={level.leftBps} />,
          ],
        }))}
      />
      {missing === null && (
        <p className="border-t px-(--card-space) py-3 text-muted-foreground text-xs">
          {breakEven === null ? texts.noBreakEven : texts.breakEven(breakEven)}
        </p>
      )}
    </>
  );
}
