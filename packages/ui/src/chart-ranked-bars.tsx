import type { ReactNode } from "react";
import { ChartFrame } from "./chart-frame.tsx";
import { bareScaleOf, positionOn, type Scale } from "./chart-scale.ts";
import { ChartTable } from "./chart-table.tsx";
import { formatBps, NOT_APPLICABLE } from "./format/percent.ts";
import { AppLink } from "./link-context.tsx";
import { ToneIcon } from "./tone-icon.tsx";

export interface RankedBar {
  readonly key: string;
  readonly label: string;
  /** Null where there is nothing to take a share of. */
  readonly bps: number | null;
  readonly href?: string;
  /** Beside the share: the amount it is of. */
  readonly detail?: ReactNode;
}

export interface ChartRankedBarsProps {
  title: string;
  description?: ReactNode;
  /** In the order in which they are to be read: the worst first, or the best. */
  bars: readonly RankedBar[];
  names: { readonly bar: string; readonly share: string; readonly detail?: string };
  /** Below this share a bar is marked: the margin that was aimed at. */
  targetBps?: number;
  actions?: ReactNode;
  level?: 2 | 3;
  className?: string;
}

/** Shares in order, one bar each: whom to act on. */
export function ChartRankedBars(props: ChartRankedBarsProps) {
  const { title, description, bars, targetBps, actions, level, className } = props;
  const scale = bareScaleOf(bars.map(({ bps }) => BigInt(bps ?? 0)));
  return (
    <ChartFrame
      title={title}
      description={description}
      actions={actions}
      level={level}
      className={className}
      table={<RankedTable {...props} />}
    >
      <ol className="grid grid-cols-[fit-content(9rem)_1fr_auto] gap-x-3 gap-y-1.5 text-sm">
        {bars.map((bar) => (
          <BarRow key={bar.key} bar={bar} scale={scale} isBelow={isBelow(bar.bps, targetBps)} />
        ))}
      </ol>
    </ChartFrame>
  );
}

function BarRow({ bar, scale, isBelow }: { bar: RankedBar; scale: Scale; isBelow: boolean }) {
  const { label, bps, href, detail } = bar;
  return (
    <li className="col-span-3 grid min-h-6 grid-cols-subgrid items-center">
      {href === undefined ? (
        <span className="truncate">{label}</span>
      ) : (
        <AppLink href={href} className="truncate leading-6 hover:underline">
          {label}
        </AppLink>
      )}
      <span aria-hidden className="relative h-3.5">
        <span
          className="absolute inset-y-[-3px] w-px bg-input"
          style={{ left: `${positionOn(scale, 0n)}%` }}
        />
        {bps !== null && <Bar bps={BigInt(bps)} scale={scale} isBelow={isBelow} />}
      </span>
      <span className="figures flex min-w-18 items-center justify-end gap-1.5 text-right">
        {isBelow && <ToneIcon tone="warning" className="size-3.5 text-warning" />}
        {bps === null ? NOT_APPLICABLE : formatBps(bps)}
        {detail && <span className="min-w-24 text-muted-foreground text-xs max-sm:hidden">{detail}</span>}
      </span>
    </li>
  );
}

function Bar({ bps, scale, isBelow }: { bps: bigint; scale: Scale; isBelow: boolean }) {
  const left = positionOn(scale, bps < 0n ? bps : 0n);
  const right = positionOn(scale, bps < 0n ? 0n : bps);
  return (
    <span
      className={`absolute inset-y-0 rounded-xs ${isBelow ? "bg-chart-3" : "bg-chart-1"}`}
      style={{ left: `${left}%`, width: `${right - left}%` }}
    />
  );
}

function isBelow(bps: number | null, targetBps?: number): boolean {
  return bps !== null && bps < (targetBps ?? 0);
}

function RankedTable({ title, bars, names }: ChartRankedBarsProps) {
  return (
    <ChartTable
      caption={title}
      heads={[names.bar, names.share, ...(names.detail ? [names.detail] : [])]}
      rows={bars.map(({ key, label, bps, detail }) => ({
        key,
        head: label,
        cells: [bps === null ? NOT_APPLICABLE : formatBps(bps, { decimals: 2 }), detail],
      }))}
    />
  );
}
