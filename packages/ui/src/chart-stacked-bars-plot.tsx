"use client";
import type { CurrencyCode } from "@tributary/domain/money/types";
import { lazy } from "react";
import { LatePlot } from "./chart-late-plot.tsx";
import type { StackBar, StackSeries } from "./chart-stack.ts";

export interface StackPlotProps {
  label: string;
  series: readonly StackSeries[];
  bars: readonly StackBar[];
  currency: CurrencyCode;
  totalName: string;
}

const Drawing = lazy(() => import("./chart-stacked-bars-drawing.tsx"));

/** Bars of amounts on top of each other. */
export function StackPlot(props: StackPlotProps) {
  return (
    <LatePlot label={props.label}>
      <Drawing {...props} />
    </LatePlot>
  );
}
