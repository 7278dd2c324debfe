"use client";
import { FilterBar } from "@tributary/ui/filter-bar";
import { formatPeriod } from "@tributary/ui/format/period";
import { ExportMenu } from "@/frame/export-menu.tsx";
import { correctionTexts } from "@/texts/correction.ts";
import type { Outputs } from "@/trpc/outputs.ts";

const { filters: texts } = correctionTexts;

interface CorrectionFiltersProps extends Pick<Outputs["correction"]["list"], "agreements" | "periods"> {
  readonly exportHref: string;
}

/** What the list can be narrowed by. */
export function CorrectionFilters({ agreements, periods, exportHref }: CorrectionFiltersProps) {
  return (
    <FilterBar
      filters={[
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
      actions={<ExportMenu href={exportHref} />}
    />
  );
}
