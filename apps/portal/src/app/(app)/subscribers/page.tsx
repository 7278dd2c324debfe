import { ButtonLink } from "@tributary/ui/button";
import { Card } from "@tributary/ui/card";
import { EmptyState } from "@tributary/ui/empty-state";
import { FilterBar } from "@tributary/ui/filter-bar";
import { PageHeader } from "@tributary/ui/page-header";
import type { Metadata } from "next";
import { ExportMenu } from "@/frame/export-menu.tsx";
import { ListPages } from "@/frame/list-pages.tsx";
import { NoAccess } from "@/frame/no-access.tsx";
import { requireMe } from "@/session/require-me.ts";
import { subscriberTexts as texts } from "@/texts/subscriber.ts";
import { api } from "@/trpc/server.ts";
import { AddSubscriber } from "./add-subscriber.tsx";
import { ImportDialog } from "./import-dialog.tsx";
import { listInput, listParams, PAGE_SIZE, STATES } from "./list-params.ts";
import { SubscriberTable } from "./subscriber-table.tsx";

export const metadata: Metadata = { title: texts.title };

export default async function Subscribers({ searchParams }: PageProps<"/subscribers">) {
  const me = await requireMe();
  if (!me.can("subscriber:read-masked")) return <NoAccess />;
  const params = listParams.parse(await searchParams);
  const { page } = params;
  const { rows, total, zone, plans } = await api.subscriber.list({
    ...listInput(params),
    page,
    pageSize: PAGE_SIZE,
  });
  const isFiltered = params.q !== undefined || params.status !== undefined || params.plan !== undefined;
  return (
    <div className="grid gap-5">
      <PageHeader
        title={texts.title}
        description={texts.description}
        actions={
          <>
            {me.can("subscriber:export") && <ExportMenu href="/subscribers/export" />}
            {me.can("subscriber:write") && (
              <>
                <ImportDialog />
                <AddSubscriber />
              </>
            )}
          </>
        }
      />
      <FilterBar
        search={{ param: "q", label: texts.search, placeholder: texts.searchPlaceholder }}
        filters={[
          {
            param: "status",
            label: texts.status,
            options: STATES.map((value) => ({ value, label: texts.states[value] })),
          },
          {
            param: "plan",
            label: texts.plan,
            options: plans.map(({ code, name }) => ({ value: code, label: name })),
          },
        ]}
      />
      <Card isFlush>
        <SubscriberTable rows={rows} zone={zone} empty={<Nothing isFiltered={isFiltered} />} />
        <ListPages
          path="/subscribers"
          params={params}
          page={page}
          pageSize={PAGE_SIZE}
          total={total}
          shown={rows.length}
        />
      </Card>
    </div>
  );
}

function Nothing({ isFiltered }: { readonly isFiltered: boolean }) {
  const { empty } = texts;
  return (
    <EmptyState
      title={empty.title}
      action={isFiltered && <ButtonLink href="/subscribers">{empty.reset}</ButtonLink>}
    >
      <p>{isFiltered ? empty.filtered : empty.text}</p>
    </EmptyState>
  );
}
