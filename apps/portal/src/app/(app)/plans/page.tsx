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
import { planTexts as texts } from "@/texts/plan.ts";
import { api } from "@/trpc/server.ts";
import { NewPlan } from "./new-plan.tsx";
import { PlanTable } from "./plan-table.tsx";

export const metadata: Metadata = { title: texts.title };

const PAGE_SIZE = 25;
const KINDS = ["plan", "add-on", "pass"] as const;
const STATES = ["draft", "on-sale", "retired"] as const;

const listParams = z.object({
  q: z.string().max(80).optional().catch(undefined),
  kind: z.enum(KINDS).optional().catch(undefined),
  state: z.enum(STATES).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).default(1).catch(1),
});

export default async function Plans({ searchParams }: PageProps<"/plans">) {
  const me = await requireMe();
  if (!me.can("plan:read")) return <NoAccess />;
  const { q, kind, state, page } = listParams.parse(await searchParams);
  const { rows, total, rateCards } = await api.plan.list({
    search: q,
    kind,
    state,
    page,
    pageSize: PAGE_SIZE,
  });
  const isFiltered = q !== undefined || kind !== undefined || state !== undefined;
  return (
    <div className="grid gap-5">
      <PageHeader
        title={texts.title}
        description={texts.description}
        actions={me.can("plan:write") && <NewPlan rateCards={rateCards} />}
      />
      <FilterBar
        search={{ param: "q", label: texts.search, placeholder: texts.searchPlaceholder }}
        filters={[
          {
            param: "kind",
            label: texts.kind,
            options: KINDS.map((value) => ({ value, label: texts.kinds[value] })),
          },
          {
            param: "state",
            label: texts.state,
            options: STATES.map((value) => ({ value, label: texts.states[value] })),
          },
        ]}
      />
      <Card isFlush>
        <PlanTable rows={rows} empty={<Nothing isFiltered={isFiltered} />} />
        <ListPages
          path="/plans"
          params={{ q, kind, state }}
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
      action={isFiltered && <ButtonLink href="/plans">{empty.reset}</ButtonLink>}
    >
      <p>{isFiltered ? empty.filtered : empty.text}</p>
    </EmptyState>
  );
}
