import { ButtonLink } from "@tributary/ui/button";
import { Card } from "@tributary/ui/card";
import { EmptyState } from "@tributary/ui/empty-state";
import { FilterBar } from "@tributary/ui/filter-bar";
import { PageHeader } from "@tributary/ui/page-header";
import type { Metadata } from "next";
import { z } from "zod";
import { ListPages } from "@/frame/list-pages.tsx";
import { NoAccess } from "@/frame/no-access.tsx";
import { requireMe } from "@/session/require-me.ts";
import { disputeTexts as texts } from "@/texts/dispute.ts";
import { api } from "@/trpc/server.ts";
import { SavedViewsBar } from "@/views/saved-views-bar.tsx";
import { DisputeTable } from "./dispute-table.tsx";

export const metadata: Metadata = { title: texts.title };

const PAGE_SIZE = 25;
const STATES = ["open", "in_review", "accepted", "partly_accepted", "rejected", "withdrawn"] as const;

const listParams = z.object({
  status: z.enum(STATES).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).default(1).catch(1),
});

export default async function Disputes({ searchParams }: PageProps<"/disputes">) {
  const me = await requireMe();
  if (!me.can("operator-dispute:read")) return <NoAccess />;
  const { status, page } = listParams.parse(await searchParams);
  const statuses = status === undefined ? undefined : [status];
  const { rows, total, zone } = await api.dispute.list({ statuses, page, pageSize: PAGE_SIZE });
  return (
    <div className="grid gap-5">
      <PageHeader
        title={texts.title}
        description={texts.description}
        actions={<SavedViewsBar page="disputes" />}
      />
      <FilterBar
        filters={[
          {
            param: "status",
            label: texts.status,
            options: STATES.map((value) => ({ value, label: texts.states[value] })),
          },
        ]}
      />
      <Card isFlush>
        <DisputeTable rows={rows} zone={zone} empty={<Nothing isFiltered={status !== undefined} />} />
        <ListPages
          path="/disputes"
          params={{ status }}
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
      action={
        isFiltered ? (
          <ButtonLink href="/disputes">{empty.reset}</ButtonLink>
        ) : (
          <ButtonLink variant="primary" href="/statements">
            {empty.action}
          </ButtonLink>
        )
      }
    >
      <p>{isFiltered ? empty.filtered : empty.text}</p>
    </EmptyState>
  );
}
