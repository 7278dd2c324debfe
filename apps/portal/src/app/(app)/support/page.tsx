import { Card } from "@tributary/ui/card";
import { EmptyState } from "@tributary/ui/empty-state";
import { FilterBar } from "@tributary/ui/filter-bar";
import { PageHeader } from "@tributary/ui/page-header";
import { Tabs } from "@tributary/ui/tabs";
import type { Metadata } from "next";
import { z } from "zod";
import { ListPages } from "@/frame/list-pages.tsx";
import { NoAccess } from "@/frame/no-access.tsx";
import { requireMe } from "@/session/require-me.ts";
import { supportTexts as texts } from "@/texts/support.ts";
import { api } from "@/trpc/server.ts";
import { OwnNewTicket } from "./new-ticket.tsx";
import { TakeNext } from "./take-next.tsx";
import { TicketTable } from "./ticket-table.tsx";

export const metadata: Metadata = { title: texts.title };

const PAGE_SIZE = 25;
const QUEUES = ["open", "mine", "free", "late", "waiting", "snoozed", "done"] as const;

const listParams = z.object({
  queue: z.enum(QUEUES).catch("open"),
  q: z.string().min(1).max(80).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).default(1).catch(1),
});

export default async function Support({ searchParams }: PageProps<"/support">) {
  const me = await requireMe();
  if (!me.can("ticket:read")) return <NoAccess />;
  const { queue, q, page } = listParams.parse(await searchParams);
  const [{ rows, total }, { terms }] = await Promise.all([
    api.ticket.list({ queue, search: q, page, pageSize: PAGE_SIZE }),
    api.supportProfile.show(),
  ]);
  const canWrite = me.can("ticket:write");
  return (
    <div className="grid gap-5">
      <PageHeader
        title={texts.title}
        description={texts.description}
        actions={
          canWrite && (
            <>
              <OwnNewTicket />
              <TakeNext />
            </>
          )
        }
      />
      <Tabs
        label={texts.queues.label}
        tabs={QUEUES.map((each) => ({
          label: texts.queues[each],
          href: each === "open" ? "/support" : `/support?queue=${each}`,
          isCurrent: each === queue,
        }))}
      />
      <FilterBar search={{ param: "q", label: texts.list.search }} />
      <Card isFlush>
        <TicketTable
          rows={rows}
          zone={terms.calendar.zone}
          empty={<EmptyState title={texts.list.empty.title}>{texts.list.empty.text}</EmptyState>}
        />
        <ListPages
          path="/support"
          params={{ queue, q }}
          page={page}
          pageSize={PAGE_SIZE}
          total={total}
          shown={rows.length}
        />
      </Card>
    </div>
  );
}
