import type { Micros } from "@tributary/domain/money/types";

export interface StackSeries {
  readonly key: string;
  readonly label: string;
  /** A CSS colour; the chart's palette in order when left out. */
  readonly color?: string;
}

export interface StackBar {
  readonly key: string;
  readonly label: string;
  /** Under the axis, when the label is too long for it. */
  readonly tick?: string;
  /** One amount per series, in their order. */
  readonly micros: readonly Micros[];
}

const PALETTE = ["var(--chart-1)", "var(--chart-2)", "var(--chart-3)", "var(--chart-4)", "var(--chart-5)"];

export function colorOf({ color }: StackSeries, index: number): string {
  return color ?? PALETTE[index % PALETTE.length] ?? "currentColor";
}

export function totalOf(amounts: readonly Micros[]): Micros {
  return amounts.reduce((sum, amount) => sum + amount, 0n);
}

/** How high a bar's gains pile up and how low its losses hang down. */
export function extentOf(amounts: readonly Micros[]): readonly [gains: Micros, losses: Micros] {
  return [
    totalOf(amounts.filter((amount) => amount >= 0n)),
    totalOf(amounts.filter((amount) => amount < 0n)),
  ];
}
