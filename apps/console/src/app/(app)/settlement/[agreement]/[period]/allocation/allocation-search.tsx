"use client";
import { FilterBar } from "@tributary/ui/filter-bar";
import { ExportMenu } from "@/frame/export-menu.tsx";
import { settlementViewTexts } from "@/texts/settlement-views.ts";

/** Finds an operator among many, and takes the matrix along as a file. */
export function AllocationSearch({ exportHref }: { readonly exportHref: string | null }) {
  return (
    <FilterBar
      search={{ param: "q", label: settlementViewTexts.allocation.search }}
      actions={exportHref !== null && <ExportMenu href={exportHref} />}
    />
  );
}
