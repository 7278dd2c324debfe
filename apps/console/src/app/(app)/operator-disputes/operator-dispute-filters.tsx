"use client";
import { FilterBar } from "@tributary/ui/filter-bar";
import { formatPeriod } from "@tributary/ui/format/period";
import { ExportMenu } from "@/frame/export-menu.tsx";
import { operatorDisputeTexts } from "@/texts/operator-dispute.ts";
import type { Outputs } from "@/trpc/outputs.ts";

const { filters: texts } = operatorDisputeTexts;

interface OperatorDisputeFiltersProps {
  readonly names: Pick<Outputs["operatorDispute"]["list"], "operators" | "agreements" | "periods">;
  /** null for who may not export. */
  readonly exportHref: string | null;
}

/** What the disputes can be narrowed by and put in order by. */
export function OperatorDisputeFilters({ names, exportHref }: OperatorDisputeFiltersProps) {
  const named = ({ id, name }: { readonly id: string; readonly name: string }) => ({
    value: id,
    label: name,
  });
  return (
    <FilterBar
      search={{ param: "q", label: texts.search }}
      filters={[
        { param: "operator", label: texts.operator, options: names.operators.map(named) },
        { param: "agreement", label: texts.agreement, options: names.agreements.map(named) },
        {
          param: "period",
          label: texts.period,
          options: names.periods.map((period) => ({ value: period, label: formatPeriod(period) })),
        },
      ]}
      actions={exportHref !== null && <ExportMenu href={exportHref} />}
    />
  );
}
