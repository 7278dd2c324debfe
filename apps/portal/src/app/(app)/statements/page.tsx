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
import { statementTexts as texts } from "@/texts/statement.ts";
import { api } from "@/trpc/server.ts";
import { SavedViewsBar } from "@/views/saved-views-bar.tsx";
import { listInput, listParams, PAGE_SIZE } from "./list-params.ts";
import { StatementTable } from "./statement-table.tsx";

export const metadata: Metadata = { title: texts.title };

const STATES = ["to-review", "contested", "accepted", "due-soon", "overdue", "paid"] as const;

export default async function Statements({ searchParams }: PageProps<"/statements">) {
  const me = await requireMe();
  if (!me.can("statement:read")) return <NoAccess />;
  const params = listParams.parse(await searchParams);
  const { page } = params;
  const { rows, total } = await api.statement.list({ ...listInput(params), page, pageSize: PAGE_SIZE });
  const isFiltered = params.q !== undefined || params.status !== undefined;
  return (
    <div className="grid gap-5">
      <PageHeader
        title={texts.title}
        description={texts.description}
        actions={
          <>
            <SavedViewsBar page="statements" />
            {me.can("statement:export") && <ExportMenu href="/statements/export" />}
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
        <StatementTable rows={rows} empty={<Nothing isFiltered={isFiltered} />} />
        <ListPages
          path="/statements"
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
      action={isFiltered && <ButtonLink href="/statements">{empty.reset}</ButtonLink>}
    >
      <p>{isFiltered ? empty.filtered : empty.text}</p>
    </EmptyState>
  );
}
