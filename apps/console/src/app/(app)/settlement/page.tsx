import { Card } from "@tributary/ui/card";
import { PageHeader } from "@tributary/ui/page-header";
import { Pagination } from "@tributary/ui/pagination";
import type { Metadata } from "next";
import { requirePrincipal } from "@/session/require-principal.ts";
import { settlementTexts } from "@/texts/settlement.ts";
import { api } from "@/trpc/server.ts";
import { pageLinks } from "./page-links.ts";
import { readListSearch } from "./search.ts";
import { SettlementFilters } from "./settlement-filters.tsx";
import { SettlementTable } from "./settlement-table.tsx";

export const metadata: Metadata = { title: settlementTexts.title };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function SettlementPage({ searchParams }: { readonly searchParams: Search }) {
  await requirePrincipal();
  const params = await searchParams;
  const input = readListSearch(params);
  const list = await api.settlement.list(input);
  return (
    <div className="grid gap-5">
      <PageHeader title={settlementTexts.title} description={settlementTexts.description} />
      <SettlementFilters agreements={list.agreements} periods={list.periods} statuses={list.statuses} />
      <Card isFlush>
        <SettlementTable rows={list.rows} isFiltered={list.agreements.length > 0} />
        {list.total > 0 && <Pagination {...pageLinks("/settlement", params, input, list.total)} />}
      </Card>
    </div>
  );
}
