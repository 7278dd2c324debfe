import { Money } from "@tributary/ui/money";
import { planTexts } from "@/texts/plan.ts";
import type { Economics } from "./economics.tsx";
import { usageText } from "./usage-text.ts";

const { economics: texts } = planTexts;

/** Revenue over what the contract charges, for the median and the heavy subscriber. */
export function EconomicsBars({ economics }: { readonly economics: Economics }) {
  const { levels, currency, feesMicros, breakEven, missing } = economics;
  const rows = levels.map((level) => ({ ...level, revenueMicros: feesMicros + level.usageMicros }));
  const most = highestOf(rows.flatMap((row) => [row.revenueMicros, row.contractMicros ?? 0n]));
  return (
    <div className="grid gap-5">
      {rows.map((row) => (
        <div key={row.percentile} className="grid gap-1.5">
          <p className="flex flex-wrap items-baseline justify-between gap-x-4 text-sm">
            <span className="font-medium">{texts.levels[row.percentile]}</span>
            <span className="text-muted-foreground text-xs">{usageText(row.quantities)}</span>
          </p>
          <Bar color="bg-chart-1" share={shareOf(row.revenueMicros, most)}>
            <Money micros={row.revenueMicros} currency={currency} />
          </Bar>
          {row.contractMicros !== null && (
            <Bar color="bg-chart-2" share={shareOf(row.contractMicros, most)}>
              <Money micros={row.contractMicros} currency={currency} />
            </Bar>
          )}
        </div>
      ))}
      {missing === null && (
        <p className="text-muted-foreground text-xs">
          {breakEven === null ? texts.noBreakEven : texts.breakEven(breakEven)}
        </p>
      )}
    </div>
  );
}

interface BarProps {
  readonly color: string;
  /** In per cent of the longest. */
  readonly share: number;
  readonly children: React.ReactNode;
}

function Bar({ color, share, children }: BarProps) {
  return (
    <div className="flex items-center gap-3 text-sm">
      <span aria-hidden className="h-4 flex-1">
        <span className={`block h-full rounded-r-[3px] ${color}`} style={{ width: `${share}%` }} />
      </span>
      <span className="w-28 shrink-0 whitespace-nowrap text-right">{children}</span>
    </div>
  );
}

/** At least one, so that it divides. */
function highestOf(amounts: readonly bigint[]): bigint {
  let highest = 1n;
  for (const amount of amounts) if (amount > highest) highest = amount;
  return highest;
}

function shareOf(amount: bigint, most: bigint): number {
  return amount <= 0n ? 0 : Number((amount * 1_000n) / most) / 10;
}
