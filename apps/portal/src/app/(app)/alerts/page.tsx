import { AlertFilters } from "@tributary/ui/alert/alert-filters";
import { AlertTable } from "@tributary/ui/alert/alert-table";
import { alertWords as words } from "@tributary/ui/alert/words";
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
import type { Outputs } from "@/trpc/outputs.ts";
import { api } from "@/trpc/server.ts";
import { SavedViewsBar } from "@/views/saved-views-bar.tsx";
import { listInput, listParams, PAGE_SIZE, VIEWS } from "./search.ts";

export const metadata: Metadata = { title: words.title };

const DETECTORS = Object.entries(texts.detectors).map(([value, { title }]) => ({ value, label: title }));

export default async function AlertsPage({ searchParams }: PageProps<"/alerts">) {
  const me = await requireMe();
  if (!me.can("alert:read")) return <NoAccess />;
  const asked = await searchParams;
  const params = listParams.parse(asked);
  const [list, waiting] = await Promise.all([api.alert.list(listInput(params)), api.alert.waiting()]);
  return (
    <div className="grid gap-5">
      <PageHeader
        title={words.title}
        description={texts.description}
        actions={
          <>
            <SavedViewsBar page="alerts" />
            <ButtonLink href="/settings/alerts">{words.settings.link}</ButtonLink>
          </>
        }
      />
      <Tabs
        label={words.views.label}
        tabs={VIEWS.map((view) => ({
          label: words.views[view],
          href: viewHref(asked, view),
          isCurrent: view === params.view,
          ...(view === "open" && { count: waiting.count }),
        }))}
      />
      <AlertFilters detectors={DETECTORS} />
      <p className="text-muted-foreground text-sm">
        {list.lookedAt === null ? (
          words.neverLooked
        ) : (
          <>
            {words.looked} <ReaderInstant at={list.lookedAt} />
          </>
        )}
      </p>
      <Card isFlush>
        <AlertTable
          rows={list.rows.map(named)}
          isAll={params.view === "all"}
          canWrite={me.can("alert:write")}
          emptyText={texts.emptyText}
        />
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

/** The same list in another view, narrowed and sorted as it is, from its first page. */
function viewHref(asked: Awaited<PageProps<"/alerts">["searchParams"]>, view: string): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...asked, view, page: undefined })) {
    const single = Array.isArray(value) ? value[0] : value;
    if (single !== undefined) query.set(name, single);
  }
  return `/alerts?${query}`;
}

type Row = Outputs["alert"]["list"]["rows"][number];

function named(row: Row) {
  return { ...row, title: texts.detectorTitle(row.detector), about: aboutOf(row) };
}

function aboutOf({ drivers }: Row): string {
  return texts.sim(drivers.find(({ kind }) => kind === "sim")?.id ?? "");
}
