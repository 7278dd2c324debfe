import { Card } from "@tributary/ui/card";
import { PageHeader } from "@tributary/ui/page-header";
import type { Metadata } from "next";
import { NoAccess } from "@/frame/no-access.tsx";
import { PageLinks } from "@/frame/page-links.tsx";
import { requireMe } from "@/session/require-me.ts";
import { settlementTexts } from "@/texts/settlement.ts";
import { api } from "@/trpc/server.ts";
import { SavedViewsBar } from "@/views/saved-views-bar.tsx";
import { readListSearch } from "./search.ts";
import { SettlementFilters } from "./settlement-filters.tsx";
import { SettlementTable } from "./settlement-table.tsx";

export const metadata: Metadata = { title: settlementTexts.title };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function SettlementPage({ searchParams }: { readonly searchParams: Search }) {
  const me = await requireMe();
  if (!me.can("settlement:read")) return <NoAccess />;
  const input = readListSearch(await searchParams);
  const list = await api.settlement.list(input);
  return (
    <div className="grid gap-5">
      <PageHeader title={settlementTexts.title} description={settlementTexts.description} />
      <SettlementFilters
        agreements={list.agreements}
        periods={list.periods}
        statuses={list.statuses}
        views={<SavedViewsBar page="settlement" />}
      />
      <Card isFlush>
        <SettlementTable rows={list.rows} isFiltered={list.agreements.length > 0} />
        <PageLinks page={input.page} size={input.pageSize} total={list.total} />
      </Card>
    </div>
  );
}
