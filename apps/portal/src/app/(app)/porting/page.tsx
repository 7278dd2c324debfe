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
import { portingTexts as texts } from "@/texts/porting.ts";
import { api } from "@/trpc/server.ts";
import { PortTable } from "./port-table.tsx";
import { RequestPort } from "./request-port.tsx";

export const metadata: Metadata = { title: texts.title };

const PAGE_SIZE = 25;
const STATES = ["requested", "validated", "scheduled", "done", "refused", "failed", "cancelled"] as const;
const DIRECTIONS = ["in", "out"] as const;

const listParams = z.object({
  q: z.string().max(40).optional().catch(undefined),
  subscriber: z.string().min(1).max(40).optional().catch(undefined),
  direction: z.enum(DIRECTIONS).optional().catch(undefined),
  status: z.enum(STATES).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).default(1).catch(1),
});

export default async function Porting({ searchParams }: PageProps<"/porting">) {
  const me = await requireMe();
  if (!me.can("number:read")) return <NoAccess />;
  const params = listParams.parse(await searchParams);
  const { q: search, subscriber, direction, status, page } = params;
  const statuses = status === undefined ? undefined : [status];
  const asked = { search, subscriber, direction, statuses, page, pageSize: PAGE_SIZE };
  const { rows, total, zone } = await api.porting.list(asked);
  const isFiltered = [search, subscriber, direction, status].some((each) => each !== undefined);
  return (
    <div className="grid gap-5">
      <PageHeader
        title={texts.title}
        description={texts.description}
        actions={me.can("number:write") && <RequestPort />}
      />
      <FilterBar
        search={{ param: "q", label: texts.search, placeholder: texts.searchPlaceholder }}
        filters={[
          {
            param: "direction",
            label: texts.direction,
            options: DIRECTIONS.map((value) => ({ value, label: texts.directions[value] })),
          },
          {
            param: "status",
            label: texts.status,
            options: STATES.map((value) => ({ value, label: texts.states[value] })),
          },
        ]}
      />
      <Card isFlush>
        <PortTable rows={rows} zone={zone} empty={<Nothing isFiltered={isFiltered} />} />
        <ListPages
          path="/porting"
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
      action={isFiltered && <ButtonLink href="/porting">{empty.reset}</ButtonLink>}
    >
      <p>{isFiltered ? empty.filtered : empty.text}</p>
    </EmptyState>
  );
}
