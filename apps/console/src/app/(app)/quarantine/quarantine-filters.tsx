"use client";
import { FilterBar } from "@tributary/ui/filter-bar";
import { ExportMenu } from "@/frame/export-menu.tsx";
import { quarantineTexts } from "@/texts/quarantine.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import { NOBODY } from "./nobody.ts";

const { filters: texts, reasons, nobody } = quarantineTexts;

interface QuarantineFiltersProps extends Pick<Outputs["quarantine"]["list"], "agreements" | "operators"> {
  readonly exportHref: string;
}

/** What the groups can be narrowed by. */
export function QuarantineFilters({ agreements, operators, exportHref }: QuarantineFiltersProps) {
  const sourceIds = agreements.flatMap((agreement) => agreement.sourceIds).sort();
  const named = operators.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <FilterBar
      filters={[
        {
          param: "reason",
          label: texts.reason,
          options: Object.entries(reasons).map(([value, { label }]) => ({ value, label })),
        },
        { param: "operator", label: texts.operator, options: [{ value: NOBODY, label: nobody }, ...named] },
        { param: "source", label: texts.source, options: sourceIds.map((id) => ({ value: id, label: id })) },
        {
          param: "agreement",
          label: texts.agreement,
          options: agreements.map(({ id, name }) => ({ value: id, label: name })),
        },
      ]}
      actions={<ExportMenu href={exportHref} />}
    />
  );
}
