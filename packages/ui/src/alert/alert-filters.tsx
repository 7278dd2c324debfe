"use client";
import { FilterBar } from "../filter-bar.tsx";
import { alertWords as texts } from "./texts.ts";

const SEVERITIES = Object.entries(texts.severities).map(([value, { label }]) => ({ value, label }));

interface AlertFiltersProps {
  readonly detectors: readonly { readonly value: string; readonly label: string }[];
}

/** What alerts can be narrowed by. */
export function AlertFilters({ detectors }: AlertFiltersProps) {
  return (
    <FilterBar
      filters={[
        { param: "severity", label: texts.filters.severity, options: SEVERITIES },
        { param: "detector", label: texts.filters.detector, options: detectors },
      ]}
    />
  );
}
