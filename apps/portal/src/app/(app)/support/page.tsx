import { Card } from "@tributary/ui/card";
import { EmptyState } from "@tributary/ui/empty-state";
import { FilterBar } from "@tributary/ui/filter-bar";
import { PageHeader } from "@tributary/ui/page-header";
import { Tabs } from "@tributary/ui/tabs";
import { ticketTexts } from "@tributary/ui/ticket/words";
import type { Metadata } from "next";
import { ListPages } from "@/frame/list-pages.tsx";
import { NoAccess } from "@/frame/no-access.tsx";
import { requireMe } from "@/session/require-me.ts";
import { supportTexts as texts } from "@/texts/support.ts";
import { api } from "@/trpc/server.ts";
import { SavedViewsBar } from "@/views/saved-views-bar.tsx";
import { OwnNewTicket } from "./new-ticket.tsx";
import { listInput, listParams, PAGE_SIZE, QUEUES, queueHref } from "./search.ts";
import { TakeNext } from "./take-next.tsx";
import { TicketTable } from "./ticket-table.tsx";

export const metadata: Metadata = { title: texts.title };

const { priorities, categories } = ticketTexts;
const FILTERS = [
  {
    param: "priority",
    label: texts.list.priority,
    options: Object.entries(priorities).map(([value, { label }]) => ({ value, label })),
  },
  {
    param: "category",
    label: texts.list.category,
    options: Object.entries(categories).map(([value, label]) => ({ value, label })),
  },
] as const;

export default async function Support({ searchParams }: PageProps<"/support">) {
  const me = await requireMe();
  if (!me.can("ticket:read")) return <NoAccess />;
  const params = listParams.parse(await searchParams);
  const [{ rows, total }, { terms }] = await Promise.all([
    api.ticket.list(listInput(params)),
    api.supportProfile.show(),
  ]);
  const canWrite = me.can("ticket:write");
  return (
    <div className="grid gap-5">
      <PageHeader
        title={texts.title}
        description={texts.description}
        actions={
          <>
            <SavedViewsBar page="tickets" />
            {canWrite && <OwnNewTicket />}
            {canWrite && <TakeNext />}
          </>
        }
      />
      <Tabs
        label={texts.queues.label}
        tabs={QUEUES.map((each) => ({
          label: texts.queues[each],
          href: queueHref(params, each),
          isCurrent: each === params.queue,
        }))}
      />
      <FilterBar search={{ param: "q", label: texts.list.search }} filters={FILTERS} />
      <Card isFlush>
        <TicketTable
          rows={rows}
          zone={terms.calendar.zone}
          empty={<EmptyState title={texts.list.empty.title}>{texts.list.empty.text}</EmptyState>}
        />
        <ListPages
          path="/support"
          params={params}
          page={params.page}
          pageSize={PAGE_SIZE}
          total={total}
          shown={rows.length}
        />
      </Card>
    </div>
  );
}
