"use client";
import { FilterBar } from "@tributary/ui/filter-bar";
import { formatPeriod } from "@tributary/ui/format/period";
import type { ReactNode } from "react";
import { settlementTexts } from "@/texts/settlement.ts";
import type { Outputs } from "@/trpc/outputs.ts";

type List = Outputs["settlement"]["list"];

const { filters } = settlementTexts.list;

/** What the list can be narrowed by, and how many months are in each state. */
export function SettlementFilters({
  agreements,
  periods,
  statuses,
  views,
}: Pick<List, "agreements" | "periods" | "statuses"> & { readonly views: ReactNode }) {
  return (
    <FilterBar
      actions={views}
      filters={[
        {
          param: "status",
          label: filters.status,
          options: statuses.map(({ status, count }) => ({
            value: status,
            label: `${settlementTexts.statuses[status].label} (${count})`,
          })),
        },
        {
          param: "agreement",
          label: filters.agreement,
          options: agreements.map(({ id, name }) => ({ value: id, label: name })),
        },
        {
          param: "period",
          label: filters.period,
          options: periods.map((period) => ({ value: period, label: formatPeriod(period) })),
        },
      ]}
    />
  );
}
