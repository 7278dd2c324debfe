import type { CurrencyCode, Micros } from "@tributary/domain/money/types";
import type { ReactNode } from "react";
import { ChartFrame } from "./chart-frame.tsx";
import { bareScaleOf, positionOn, type Scale } from "./chart-scale.ts";
import { ChartTable } from "./chart-table.tsx";
import { cn } from "./class-names.ts";
import { Money } from "./money.tsx";

export interface BridgeStep {
  readonly key: string;
  readonly label: string;
  /** A total stands on zero; a change starts where the step before it ended. */
  readonly kind: "total" | "change";
  readonly micros: Micros;
  readonly detail?: ReactNode;
}

export interface MarginBridgeProps {
  title: string;
  description?: ReactNode;
  /** From cost over each part of the margin to the charge. */
  steps: readonly BridgeStep[];
  currency: CurrencyCode;
  names: { readonly step: string; readonly amount: string };
  level?: 2 | 3;
  className?: string;
}

interface Reach {
  readonly from: Micros;
  readonly to: Micros;
}

/** How one total becomes another, step by step, each as a bar that starts where the last one ended. */
export function MarginBridge(props: MarginBridgeProps) {
  const { title, description, steps, currency, level, className } = props;
  const reaches = reachesOf(steps);
  const scale = bareScaleOf(reaches.flatMap(({ from, to }) => [from, to]));
  return (
    <ChartFrame
      title={title}
      description={description}
      level={level}
      className={className}
      table={<BridgeTable {...props} />}
    >
      <ol
        className={cn(
          "grid grid-cols-[1fr_auto] gap-x-3 gap-y-2 text-sm",
          "sm:grid-cols-[fit-content(14rem)_1fr_auto]",
        )}
      >
        {steps.map((step, index) => (
          <BridgeRow key={step.key} step={step} reach={reaches[index]} scale={scale} currency={currency} />
        ))}
      </ol>
    </ChartFrame>
  );
}

interface BridgeRowProps {
  step: BridgeStep;
  reach?: Reach;
  scale: Scale;
  currency: CurrencyCode;
}

function BridgeRow({ step, reach, scale, currency }: BridgeRowProps) {
  const isTotal = step.kind === "total";
  return (
    <li
      className={cn(
        "col-span-2 grid grid-cols-subgrid items-center gap-y-1 sm:col-span-3",
        isTotal && "font-semibold",
      )}
    >
      <span className="min-w-0 truncate">
        {step.label}
        {step.detail && (
          <span className="ml-1.5 font-normal text-muted-foreground text-xs">{step.detail}</span>
        )}
      </span>
      <span aria-hidden className="relative h-5 max-sm:order-3 max-sm:col-span-2 max-sm:h-3">
        <span
          className="absolute inset-y-[-4px] w-px bg-input"
          style={{ left: `${positionOn(scale, 0n)}%` }}
        />
        {reach && <BridgeBar step={step} reach={reach} scale={scale} />}
      </span>
      <Money micros={step.micros} currency={currency} isSigned={!isTotal} className="text-right" />
    </li>
  );
}

function BridgeBar({ step, reach, scale }: { step: BridgeStep; reach: Reach; scale: Scale }) {
  const [low, high] = reach.from < reach.to ? [reach.from, reach.to] : [reach.to, reach.from];
  const left = positionOn(scale, low);
  const color = step.kind === "total" ? "bg-chart-1" : step.micros < 0n ? "bg-chart-4" : "bg-chart-2";
  return (
    <span
      className={cn("absolute inset-y-0 min-w-px rounded-xs", color)}
      style={{ left: `${left}%`, width: `${positionOn(scale, high) - left}%` }}
    />
  );
}

function reachesOf(steps: readonly BridgeStep[]): Reach[] {
  let end = 0n;
  return steps.map(({ kind, micros }) => {
    const from = kind === "total" ? 0n : end;
    end = from + micros;
    return { from, to: end };
  });
}

function BridgeTable({ title, steps, currency, names }: MarginBridgeProps) {
  return (
    <ChartTable
      caption={title}
      heads={[names.step, names.amount]}
      rows={steps.map(({ key, label, kind, micros }) => ({
        key,
        head: label,
        cells: [<Money key="amount" micros={micros} currency={currency} isSigned={kind === "change"} />],
      }))}
    />
  );
}
