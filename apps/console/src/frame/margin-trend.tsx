import { Sparkline } from "@tributary/ui/chart-sparkline";

interface MarginTrendProps {
  /** Month by month; null where there was no charge. */
  readonly trendBps: readonly (number | null)[];
  /** Says the course in words: how many months stand in it. */
  readonly textOf: (months: number) => string;
}

/** How a margin went, small enough for a cell; nothing for a single month. */
export function MarginTrend({ trendBps, textOf }: MarginTrendProps) {
  const values = trendBps.filter((bps) => bps !== null).map(BigInt);
  if (values.length < 2) return null;
  return <Sparkline values={values} text={textOf(values.length)} />;
}
