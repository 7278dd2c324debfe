import { Card } from "@tributary/ui/card";
import { PageHeader } from "@tributary/ui/page-header";
import { Tabs } from "@tributary/ui/tabs";
import type { Metadata } from "next";
import { keepParams } from "@/frame/keep-params.ts";
import { NoAccess } from "@/frame/no-access.tsx";
import { PageLinks } from "@/frame/page-links.tsx";
import { requireMe } from "@/session/require-me.ts";
import { disputeTexts as texts } from "@/texts/dispute.ts";
import { api } from "@/trpc/server.ts";
import { SavedViewsBar } from "@/views/saved-views-bar.tsx";
import { DisputableMonths } from "./disputable-months.tsx";
import { DisputeFilters } from "./dispute-filters.tsx";
import { DisputeTable } from "./dispute-table.tsx";
import { listInput, listParams, PAGE_SIZE, VIEWS } from "./search.ts";

export const metadata: Metadata = { title: texts.title };

export default async function DisputesPage({ searchParams }: PageProps<"/disputes">) {
  const me = await requireMe();
  if (!me.can("dispute:read")) return <NoAccess />;
  const asked = await searchParams;
  const params = listParams.parse(asked);
  const list = await api.dispute.list({ ...listInput(params), page: params.page, pageSize: PAGE_SIZE });
  return (
    <div className="grid gap-5">
      <PageHeader
        title={texts.title}
        description={texts.description}
        actions={<SavedViewsBar page="disputes" />}
      />
      {list.disputable.length > 0 && (
        <DisputableMonths months={list.disputable} canDraft={me.can("dispute:write")} />
      )}
      <Tabs
        label={texts.views.label}
        tabs={VIEWS.map((view) => ({
          label: texts.views[view],
          href: keepParams("/disputes", asked, { view, page: null }),
          isCurrent: view === params.view,
        }))}
      />
      <DisputeFilters
        agreements={list.agreements}
        periods={list.periods}
        exportHref={me.can("statement:export") ? keepParams("/disputes/export", asked, { page: null }) : null}
      />
      <Card isFlush>
        <DisputeTable rows={list.rows} sums={list.sums} />
        <PageLinks page={params.page} size={PAGE_SIZE} total={list.total} />
      </Card>
    </div>
  );
}
