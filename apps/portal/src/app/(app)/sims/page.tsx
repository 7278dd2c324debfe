import { ButtonLink } from "@tributary/ui/button";
import { Card } from "@tributary/ui/card";
import { EmptyState } from "@tributary/ui/empty-state";
import { FilterBar } from "@tributary/ui/filter-bar";
import { formatDecimal } from "@tributary/ui/format/quantity";
import { PageHeader } from "@tributary/ui/page-header";
import { StatTile } from "@tributary/ui/stat-tile";
import type { Metadata } from "next";
import { z } from "zod";
import { ListPages } from "@/frame/list-pages.tsx";
import { NoAccess } from "@/frame/no-access.tsx";
import { requireMe } from "@/session/require-me.ts";
import { simTexts as texts } from "@/texts/inventory.ts";
import { api } from "@/trpc/server.ts";
import { AddSims } from "./add-sims.tsx";
import { SimTable } from "./sim-table.tsx";

export const metadata: Metadata = { title: texts.title };

const PAGE_SIZE = 25;
const STATES = [
  "in_stock",
  "offered",
  "assigned",
  "active",
  "suspended",
  "terminated",
  "transferred",
] as const;
const KINDS = ["physical", "esim"] as const;

const listParams = z.object({
  q: z.string().max(80).optional().catch(undefined),
  status: z.enum(STATES).optional().catch(undefined),
  kind: z.enum(KINDS).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).default(1).catch(1),
});

export default async function Sims({ searchParams }: PageProps<"/sims">) {
  const me = await requireMe();
  if (!me.can("sim:read")) return <NoAccess />;
  const params = listParams.parse(await searchParams);
  const { q: search, status, kind, page } = params;
  const statuses = status === undefined ? undefined : [status];
  const { rows, total, counts, zone } = await api.sim.list({
    search,
    statuses,
    kind,
    page,
    pageSize: PAGE_SIZE,
  });
  const isFiltered = search !== undefined || status !== undefined || kind !== undefined;
  return (
    <div className="grid gap-5">
      <PageHeader
        title={texts.title}
        description={texts.description}
        actions={
          <>
            <ButtonLink href="/sims/transfers">{texts.transfers}</ButtonLink>
            {me.can("sim:write") && <AddSims />}
          </>
        }
      />
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-4 xl:grid-cols-7">
        {counts.map(({ status: each, sims }) => (
          <StatTile
            key={each}
            label={texts.states[each]}
            value={formatDecimal(BigInt(sims))}
            href={`/sims?status=${each}`}
          />
        ))}
      </div>
      <FilterBar
        search={{ param: "q", label: texts.search, placeholder: texts.searchPlaceholder }}
        filters={[
          {
            param: "status",
            label: texts.status,
            options: STATES.map((value) => ({ value, label: texts.states[value] })),
          },
          {
            param: "kind",
            label: texts.kind,
            options: KINDS.map((value) => ({ value, label: texts.kinds[value] })),
          },
        ]}
      />
      <Card isFlush>
        <SimTable rows={rows} zone={zone} empty={<Nothing isFiltered={isFiltered} />} />
        <ListPages
          path="/sims"
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
      action={isFiltered && <ButtonLink href="/sims">{empty.reset}</ButtonLink>}
    >
      <p>{isFiltered ? empty.filtered : empty.text}</p>
    </EmptyState>
  );
}
