"use client";
import { FilterBar } from "@tributary/ui/filter-bar";
import { alertTexts as texts } from "@/texts/alert.ts";

const SEVERITIES = Object.entries(texts.severities).map(([value, { label }]) => ({ value, label }));
const DETECTORS = Object.entries(texts.detectors).map(([value, { title }]) => ({ value, label: title }));

/** What alerts can be narrowed by. */
export function AlertFilters() {
  return (
    <FilterBar
      filters={[
        { param: "severity", label: texts.filters.severity, options: SEVERITIES },
        { param: "detector", label: texts.filters.detector, options: DETECTORS },
      ]}
    />
  );
}
