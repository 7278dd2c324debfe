import { AlertFilters } from "@tributary/ui/alert/alert-filters";
import { AlertTable } from "@tributary/ui/alert/alert-table";
import { alertWords as words } from "@tributary/ui/alert/words";
import { ButtonLink } from "@tributary/ui/button";
import { Card } from "@tributary/ui/card";
import { PageHeader } from "@tributary/ui/page-header";
import { ReaderInstant } from "@tributary/ui/reader-instant";
import { Tabs } from "@tributary/ui/tabs";
import type { Metadata } from "next";
import { keepParams } from "@/frame/keep-params.ts";
import { NoAccess } from "@/frame/no-access.tsx";
import { PageLinks } from "@/frame/page-links.tsx";
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
          href: keepParams("/alerts", asked, { view, page: null }),
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
        <PageLinks page={params.page} size={PAGE_SIZE} total={list.total} />
      </Card>
    </div>
  );
}

type Row = Outputs["alert"]["list"]["rows"][number];

function named(row: Row) {
  return { ...row, title: texts.detectorTitle(row.detector), about: aboutOf(row) };
}

function aboutOf({ operator, drivers }: Row): string {
  if (operator !== null) return operator.name;
  const about = drivers.find(({ kind }) => kind === "source" || kind === "dispute" || kind === "agreement");
  return about?.id ?? texts.portfolio;
}
