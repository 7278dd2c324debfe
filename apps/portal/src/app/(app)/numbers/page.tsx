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
import { numberTexts as texts } from "@/texts/inventory.ts";
import { api } from "@/trpc/server.ts";
import { AddNumbers } from "./add-numbers.tsx";
import { NumberTable } from "./number-table.tsx";

export const metadata: Metadata = { title: texts.title };

const PAGE_SIZE = 25;
const STATES = ["free", "reserved", "assigned", "quarantined", "ported-in", "ported-out"] as const;

const listParams = z.object({
  q: z.string().max(40).optional().catch(undefined),
  status: z.enum(STATES).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).default(1).catch(1),
});

export default async function Numbers({ searchParams }: PageProps<"/numbers">) {
  const me = await requireMe();
  if (!me.can("number:read")) return <NoAccess />;
  const params = listParams.parse(await searchParams);
  const { q: search, status, page } = params;
  const statuses = status === undefined ? undefined : [status];
  const { rows, total, zone } = await api.number.list({ search, statuses, page, pageSize: PAGE_SIZE });
  const isFiltered = search !== undefined || status !== undefined;
  return (
    <div className="grid gap-5">
      <PageHeader
        title={texts.title}
        description={texts.description}
        actions={
          <>
            <ButtonLink href="/porting">{texts.ported}</ButtonLink>
            {me.can("number:write") && <AddNumbers />}
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
        ]}
      />
      <Card isFlush>
        <NumberTable
          rows={rows}
          zone={zone}
          canWrite={me.can("number:write")}
          empty={<Nothing isFiltered={isFiltered} />}
        />
        <ListPages
          path="/numbers"
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
      action={isFiltered && <ButtonLink href="/numbers">{empty.reset}</ButtonLink>}
    >
      <p>{isFiltered ? empty.filtered : empty.text}</p>
    </EmptyState>
  );
}
