import { Card } from "@tributary/ui/card";
import { PageHeader } from "@tributary/ui/page-header";
import { Tabs } from "@tributary/ui/tabs";
import type { Metadata } from "next";
import { keepParams } from "@/frame/keep-params.ts";
import { NoAccess } from "@/frame/no-access.tsx";
import { PageLinks } from "@/frame/page-links.tsx";
import { requireMe } from "@/session/require-me.ts";
import { operatorDisputeTexts as texts } from "@/texts/operator-dispute.ts";
import { api } from "@/trpc/server.ts";
import { SavedViewsBar } from "@/views/saved-views-bar.tsx";
import { OperatorDisputeFilters } from "./operator-dispute-filters.tsx";
import { OperatorDisputeTable } from "./operator-dispute-table.tsx";
import { listInput, listParams, PAGE_SIZE, VIEWS } from "./search.ts";

export const metadata: Metadata = { title: texts.title };

export default async function OperatorDisputesPage({ searchParams }: PageProps<"/operator-disputes">) {
  const me = await requireMe();
  if (!me.can("operator-dispute:read")) return <NoAccess />;
  const asked = await searchParams;
  const params = listParams.parse(asked);
  const list = await api.operatorDispute.list({
    ...listInput(params),
    page: params.page,
    pageSize: PAGE_SIZE,
  });
  return (
    <div className="grid gap-5">
      <PageHeader
        title={texts.title}
        description={texts.description}
        actions={<SavedViewsBar page="operator-disputes" />}
      />
      <Tabs
        label={texts.views.label}
        tabs={VIEWS.map((view) => ({
          label: texts.views[view],
          href: keepParams("/operator-disputes", asked, { view, page: null }),
          isCurrent: view === params.view,
          ...(view === "waiting" && { count: list.unanswered.count }),
        }))}
      />
      <OperatorDisputeFilters
        names={list}
        exportHref={
          me.can("statement:export") ? keepParams("/operator-disputes/export", asked, { page: null }) : null
        }
      />
      <Card isFlush>
        <OperatorDisputeTable rows={list.rows} sums={list.sums} isAll={params.view === "all"} />
        <PageLinks page={params.page} size={PAGE_SIZE} total={list.total} />
      </Card>
    </div>
  );
}
