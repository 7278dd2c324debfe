"use client";
import { FilterBar } from "@tributary/ui/filter-bar";
import { formatPeriod } from "@tributary/ui/format/period";
import { mnoInvoiceTexts } from "@/texts/mno-invoice.ts";
import { STATUSES } from "./statuses.ts";
import type { InvoiceList } from "./types.ts";

const { filters: texts, statuses } = mnoInvoiceTexts;

type InvoiceFiltersProps = Pick<InvoiceList, "agreements" | "periods">;

/** What the invoices can be narrowed by. */
export function InvoiceFilters({ agreements, periods }: InvoiceFiltersProps) {
  const networks = new Map(agreements.map(({ mnoId, mnoName }) => [mnoId, mnoName]));
  return (
    <FilterBar
      search={{ param: "q", label: texts.search }}
      filters={[
        {
          param: "mno",
          label: texts.mno,
          options: [...networks].map(([value, label]) => ({ value, label })),
        },
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
        {
          param: "status",
          label: texts.status,
          options: STATUSES.map((status) => ({ value: status, label: statuses[status].label })),
        },
        { param: "overdue", label: texts.overdue, options: [{ value: "yes", label: texts.overdueOnly }] },
      ]}
    />
  );
}
