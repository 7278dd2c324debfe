"use client";
import { FilterBar } from "@tributary/ui/filter-bar";
import { ExportMenu } from "@/frame/export-menu.tsx";
import { usageFileTexts } from "@/texts/usage-file.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import { STATUSES } from "./statuses.ts";

const { filters: texts, statuses } = usageFileTexts;

interface FileFiltersProps extends Pick<Outputs["usageFile"]["list"], "agreements"> {
  readonly exportHref: string;
}

/** What the files can be narrowed by. */
export function FileFilters({ agreements, exportHref }: FileFiltersProps) {
  const sourceIds = agreements.flatMap((agreement) => agreement.sourceIds).sort();
  return (
    <FilterBar
      search={{ param: "q", label: texts.search }}
      filters={[
        {
          param: "agreement",
          label: texts.agreement,
          options: agreements.map(({ id, name }) => ({ value: id, label: name })),
        },
        { param: "source", label: texts.source, options: sourceIds.map((id) => ({ value: id, label: id })) },
        {
          param: "status",
          label: texts.status,
          options: STATUSES.map((status) => ({ value: status, label: statuses[status].label })),
        },
        { param: "warnings", label: texts.warnings, options: [{ value: "yes", label: texts.withWarnings }] },
      ]}
      actions={<ExportMenu href={exportHref} />}
    />
  );
}
