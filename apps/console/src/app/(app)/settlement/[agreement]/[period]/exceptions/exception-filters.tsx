"use client";
import { FilterBar } from "@tributary/ui/filter-bar";
import type { ReactNode } from "react";
import { ExportMenu } from "@/frame/export-menu.tsx";
import { reconciliationTexts } from "@/texts/reconciliation.ts";
import type { Queue } from "./exceptions-queue.tsx";

const { filters, causes } = reconciliationTexts;
const AGES = [1, 3, 7, 30] as const;
/** In whole units of the currency. */
const AMOUNTS = [10n, 100n, 1_000n, 10_000n] as const;

interface FiltersProps {
  readonly queue: Queue;
  readonly isDecided: boolean;
  readonly exportHref: string | null;
  readonly views: ReactNode;
}

/** What the queue can be narrowed by; a decision by filter is about exactly what it leaves. */
export function ExceptionFilters({ queue, isDecided, exportHref, views }: FiltersProps) {
  const { currency, operators } = queue;
  return (
    <FilterBar
      filters={[
        {
          param: "cause",
          label: filters.cause,
          options: queue.causes.map(({ cause, count }) => ({
            value: cause,
            label: `${causes[cause] ?? cause} (${count})`,
          })),
        },
        {
          param: "operator",
          label: filters.operator,
          options: operators.map(({ id, name }) => ({ value: id, label: name })),
        },
        {
          param: "age",
          label: filters.age,
          options: AGES.map((days) => ({ value: `${days}`, label: filters.ages[days] ?? "" })),
        },
        {
          param: "min",
          label: filters.money,
          options: AMOUNTS.map((amount) => ({ value: `${amount}`, label: `${currency} ${amount}` })),
        },
        ...(isDecided
          ? [{ param: "mine", label: filters.mine, options: [{ value: "me", label: filters.me }] }]
          : []),
      ]}
      actions={
        <>
          {views}
          {exportHref !== null && <ExportMenu href={exportHref} />}
        </>
      }
    />
  );
}
