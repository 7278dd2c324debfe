"use client";
import { FilterBar } from "@tributary/ui/filter-bar";
import { formatPeriod } from "@tributary/ui/format/period";
import { ExportMenu } from "@/frame/export-menu.tsx";
import { disputeTexts } from "@/texts/dispute.ts";
import type { Outputs } from "@/trpc/outputs.ts";

const { filters: texts } = disputeTexts;

interface DisputeFiltersProps extends Pick<Outputs["dispute"]["list"], "agreements" | "periods"> {
  /** null for who may not export. */
  readonly exportHref: string | null;
}

/** What the disputes can be narrowed by and put in order by. */
export function DisputeFilters({ agreements, periods, exportHref }: DisputeFiltersProps) {
  return (
    <FilterBar
      search={{ param: "q", label: texts.search }}
      filters={[
        { param: "closing", label: texts.closing, options: [{ value: "soon", label: texts.closingSoon }] },
        {
          param: "agreement",
          label: texts.agreement,
          options: agreements.map(({ id, name }) => ({ value: id, label: name })),
        },
        {
          param: "period",
          label: texts.period,
          options: periods.map((period) => ({ value: period, label: formatPeriod(period) })),
        },
      ]}
      actions={exportHref !== null && <ExportMenu href={exportHref} />}
    />
  );
}
