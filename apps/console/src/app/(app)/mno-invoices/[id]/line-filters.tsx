"use client";
import { FilterBar } from "@tributary/ui/filter-bar";
import { mnoInvoiceTexts } from "@/texts/mno-invoice.ts";

const { lines: texts } = mnoInvoiceTexts.detail;

/** What the lines can be narrowed by. */
export function LineFilters() {
  return (
    <FilterBar
      search={{ param: "q", label: texts.search }}
      filters={[
        { param: "lines", label: texts.view, options: [{ value: "exceptions", label: texts.exceptional }] },
      ]}
    />
  );
}
