"use client";
import { FilterBar } from "@tributary/ui/filter-bar";
import { ExportMenu } from "@/frame/export-menu.tsx";
import { ledgerTexts } from "@/texts/ledger.ts";

const { filters: texts } = ledgerTexts.balances;

/** What the balances can be narrowed by; `exportHref` is null for who may not export. */
export function BalanceFilters({ exportHref }: { readonly exportHref: string | null }) {
  return (
    <FilterBar
      search={{ param: "q", label: texts.search }}
      filters={[
        {
          param: "account",
          label: texts.account,
          options: Object.entries(ledgerTexts.accounts).map(([value, label]) => ({ value, label })),
        },
      ]}
      actions={exportHref !== null && <ExportMenu href={exportHref} />}
    />
  );
}
