"use client";
import { FilterBar } from "@tributary/ui/filter-bar";
import { formatPeriod } from "@tributary/ui/format/period";
import { ExportMenu } from "@/frame/export-menu.tsx";
import { statementTexts } from "@/texts/statement.ts";
import type { Outputs } from "@/trpc/outputs.ts";

const { filters: texts } = statementTexts;

interface StatementFiltersProps {
  readonly names: Pick<Outputs["statement"]["list"], "operators" | "agreements" | "periods">;
  /** null for who may not export. */
  readonly exportHref: string | null;
}

/** What the statements can be narrowed by. */
export function StatementFilters({ names, exportHref }: StatementFiltersProps) {
  const named = ({ id, name }: { readonly id: string; readonly name: string }) => ({
    value: id,
    label: name,
  });
  return (
    <FilterBar
      search={{ param: "q", label: texts.search }}
      filters={[
        {
          param: "state",
          label: texts.state,
          options: Object.entries(texts.states).map(([value, label]) => ({ value, label })),
        },
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
