import { Card } from "@tributary/ui/card";
import { FilterBar } from "@tributary/ui/filter-bar";
import { PageHeader } from "@tributary/ui/page-header";
import { Tabs } from "@tributary/ui/tabs";
import { ticketTexts } from "@tributary/ui/ticket/words";
import type { Metadata } from "next";
import { keepParams } from "@/frame/keep-params.ts";
import { NoAccess } from "@/frame/no-access.tsx";
import { PageLinks } from "@/frame/page-links.tsx";
import { requireMe } from "@/session/require-me.ts";
import { supportTexts as texts } from "@/texts/support.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import { api } from "@/trpc/server.ts";
import { SavedViewsBar } from "@/views/saved-views-bar.tsx";
import { AgentNewTicket } from "./new-ticket.tsx";
import { PAGE_SIZE, QUEUES, queueParams } from "./search.ts";
import { TakeNext } from "./take-next.tsx";
import { TicketQueue } from "./ticket-queue.tsx";

export const metadata: Metadata = { title: texts.title };

const { priorities, categories } = ticketTexts;
const FILTERS = [
  {
    param: "priority",
    label: texts.filters.priority,
    options: Object.entries(priorities).map(([value, { label }]) => ({ value, label })),
  },
  {
    param: "category",
    label: texts.filters.category,
    options: Object.entries(categories).map(([value, label]) => ({ value, label })),
  },
] as const;

export default async function SupportPage({ searchParams }: PageProps<"/support">) {
  const me = await requireMe();
  if (!me.can("ticket:read")) return <NoAccess />;
  const asked = await searchParams;
  const { queue, operator, page, category, priority } = queueParams.parse(asked);
  const [list, { scope, operators }] = await Promise.all([
    api.support.queue({ queue, operatorId: operator, category, priority, page, pageSize: PAGE_SIZE }),
    api.support.current(),
  ]);
  const canWrite = me.can("ticket:write");
  const href = (changed: Readonly<Record<string, string | null>>) =>
    keepParams("/support", asked, { ...changed, page: null });
  return (
    <div className="grid gap-5">
      <PageHeader
        title={texts.title}
        description={texts.description}
        actions={
          <>
            <SavedViewsBar page="tickets" />
            {canWrite && scope && <AgentNewTicket scope={scope} />}
            {canWrite && <TakeNext operatorId={operator ?? null} />}
          </>
        }
      />
      <Tabs
        label={texts.queues.label}
        tabs={QUEUES.map((each) => ({
          label: texts.queues[each],
          href: href({ queue: each }),
          isCurrent: each === queue,
          ...(each !== "done" && { count: countOf(list.sums, each, operator) }),
        }))}
      />
      {operators.length > 1 && (
        <Tabs
          label={texts.operators.label}
          tabs={[
            { label: texts.operators.all, href: href({ operator: null }), isCurrent: operator === undefined },
            ...operators.map(({ id, name }) => ({
              label: name,
              href: href({ operator: id }),
              isCurrent: operator === id,
              count: list.sums.find(({ operatorId }) => operatorId === id)?.open ?? 0,
            })),
          ]}
        />
      )}
      <FilterBar filters={FILTERS} />
      <Card isFlush>
        <TicketQueue rows={list.rows} scope={scope} canWrite={canWrite} />
        <PageLinks page={page} size={PAGE_SIZE} total={list.total} />
      </Card>
    </div>
  );
}

type Sums = Outputs["support"]["queue"]["sums"];

/** Counted by the API for each operator; here the chosen one's, or all of them in a row. */
function countOf(sums: Sums, queue: Exclude<(typeof QUEUES)[number], "done">, operator?: string): number {
  return sums
    .filter(({ operatorId }) => operator === undefined || operatorId === operator)
    .map((sum) => sum[queue])
    .reduce((all, one) => all + one, 0);
}
