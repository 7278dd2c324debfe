import { ButtonLink } from "@tributary/ui/button";
import { Card } from "@tributary/ui/card";
import { PageHeader } from "@tributary/ui/page-header";
import { ReaderInstant } from "@tributary/ui/reader-instant";
import { Tabs } from "@tributary/ui/tabs";
import type { Metadata } from "next";
import { ListPages } from "@/frame/list-pages.tsx";
import { NoAccess } from "@/frame/no-access.tsx";
import { requireMe } from "@/session/require-me.ts";
import { alertTexts as texts } from "@/texts/alert.ts";
import { api } from "@/trpc/server.ts";
import { SavedViewsBar } from "@/views/saved-views-bar.tsx";
import { AlertFilters } from "./alert-filters.tsx";
import { AlertTable } from "./alert-table.tsx";
import { listInput, listParams, PAGE_SIZE, VIEWS } from "./search.ts";

export const metadata: Metadata = { title: texts.title };

export default async function AlertsPage({ searchParams }: PageProps<"/alerts">) {
  const me = await requireMe();
  if (!me.can("alert:read")) return <NoAccess />;
  const params = listParams.parse(await searchParams);
  const [list, waiting] = await Promise.all([api.alert.list(listInput(params)), api.alert.waiting()]);
  return (
    <div className="grid gap-5">
      <PageHeader
        title={texts.title}
        description={texts.description}
        actions={
          <>
            <SavedViewsBar page="alerts" />
            <ButtonLink href="/settings/alerts">{texts.settings.link}</ButtonLink>
          </>
        }
      />
      <Tabs
        label={texts.views.label}
        tabs={VIEWS.map((view) => ({
          label: texts.views[view],
          href: `/alerts?view=${view}`,
          isCurrent: view === params.view,
          ...(view === "open" && { count: waiting.count }),
        }))}
      />
      <AlertFilters />
      <p className="text-muted-foreground text-sm">
        {list.lookedAt === null ? (
          texts.neverLooked
        ) : (
          <>
            {texts.looked} <ReaderInstant at={list.lookedAt} />
          </>
        )}
      </p>
      <Card isFlush>
        <AlertTable rows={list.rows} isAll={params.view === "all"} canWrite={me.can("alert:write")} />
        <ListPages
          path="/alerts"
          params={params}
          page={params.page}
          pageSize={PAGE_SIZE}
          total={list.total}
          shown={list.rows.length}
        />
      </Card>
    </div>
  );
}
