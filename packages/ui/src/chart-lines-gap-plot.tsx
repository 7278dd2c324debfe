"use client";
import type { CurrencyCode, Micros } from "@tributary/domain/money/types";
import { lazy } from "react";
import { LatePlot } from "./chart-late-plot.tsx";

export interface GapPoint {
  readonly period: string;
  /** Null while the month has none: the line breaks there. */
  readonly firstMicros: Micros | null;
  readonly secondMicros: Micros | null;
}

/** What the lines are: "MNO invoice" and "CDR cost". */
export interface GapNames {
  readonly first: string;
  readonly second: string;
  readonly gap: string;
  readonly period: string;
}

export interface GapPlotProps {
  label: string;
  points: readonly GapPoint[];
  names: GapNames;
  currency: CurrencyCode;
}

const Drawing = lazy(() => import("./chart-lines-gap-drawing.tsx"));

/** Two lines by month and the ground between them. */
export function GapPlot(props: GapPlotProps) {
  return (
    <LatePlot label={props.label}>
      <Drawing {...props} />
    </LatePlot>
  );
}
