import { ChartFrame } from "@tributary/ui/chart-frame";
import { ChartTable } from "@tributary/ui/chart-table";
import { Day } from "@tributary/ui/day";
import { formatInstant } from "@tributary/ui/format/time";
import { Quantity } from "@tributary/ui/quantity";
import { usageTexts } from "@/texts/usage.ts";
import { measureOf, type Sums, serviceName } from "./measure.ts";

interface UsageDay extends Sums {
  readonly day: string;
}

interface UsageChartProps {
  readonly service: string;
  /** Every day of the month, in order. */
  readonly days: readonly UsageDay[];
}

/** One service's month by day, as bars or as a table. */
export function UsageChart({ service, days }: UsageChartProps) {
  const title = usageTexts.chart.title(serviceName(service));
  return (
    <ChartFrame title={title} table={<DayTable title={title} service={service} days={days} />}>
      <Bars title={title} service={service} days={days} />
    </ChartFrame>
  );
}

function Bars({ title, service, days }: UsageChartProps & { readonly title: string }) {
  const measure = measureOf(service);
  const values = days.map((day) => measure.of(day));
  const highest = highestOf(values);
  return (
    <div role="img" aria-label={title} className="figures text-muted-foreground text-xs">
      <p className="mb-1">{measure.format(highest)}</p>
      <div className="flex h-36 items-end gap-[2px] border-input border-b border-t border-t-chart-grid">
        {days.map(({ day }, index) => (
          <span
            key={day}
            title={`${dateOf(day)}: ${measure.format(values[index] ?? 0n)}`}
            className="flex h-full flex-1 items-end hover:bg-foreground/5"
          >
            <span
              className="w-full rounded-t-[2px] bg-chart-1"
              style={{ height: `${heightOf(values[index] ?? 0n, highest)}%` }}
            />
          </span>
        ))}
      </div>
      <p className="mt-1 flex justify-between">
        <span>{dateOf(days[0]?.day)}</span>
        <span>{dateOf(days.at(-1)?.day)}</span>
      </p>
    </div>
  );
}

/** At least one, so that it divides. */
function highestOf(values: readonly bigint[]): bigint {
  let highest = 1n;
  for (const value of values) if (value > highest) highest = value;
  return highest;
}

function dateOf(day: string | undefined): string {
  return day === undefined ? "" : formatInstant(`${day}T00:00:00Z`, "UTC", "date");
}

/** In per cent of the highest bar, to be drawn. */
function heightOf(value: bigint, highest: bigint): number {
  return Number((value * 1_000n) / highest) / 10;
}

function DayTable({ title, service, days }: UsageChartProps & { readonly title: string }) {
  const { chart } = usageTexts;
  const measure = measureOf(service);
  return (
    <ChartTable
      caption={title}
      heads={[chart.day, chart.records, measure.name]}
      rows={days.map((day) => ({
        key: day.day,
        head: <Day on={day.day} />,
        cells: [<Quantity key="records" value={day.records} />, measure.format(measure.of(day))],
      }))}
    />
  );
}
