import { Card } from "@tributary/ui/card";
import { PageHeader } from "@tributary/ui/page-header";
import type { Metadata } from "next";
import { keepParams } from "@/frame/keep-params.ts";
import { NoAccess } from "@/frame/no-access.tsx";
import { PageLinks } from "@/frame/page-links.tsx";
import { requireMe } from "@/session/require-me.ts";
import { statementTexts as texts } from "@/texts/statement.ts";
import { api } from "@/trpc/server.ts";
import { SavedViewsBar } from "@/views/saved-views-bar.tsx";
import { listInput, listParams, PAGE_SIZE } from "./search.ts";
import { StatementFilters } from "./statement-filters.tsx";
import { StatementTable } from "./statement-table.tsx";

export const metadata: Metadata = { title: texts.title };

export default async function StatementsPage({ searchParams }: PageProps<"/statements">) {
  const me = await requireMe();
  if (!me.can("statement:read")) return <NoAccess />;
  const asked = await searchParams;
  const params = listParams.parse(asked);
  const list = await api.statement.list({ ...listInput(params), page: params.page, pageSize: PAGE_SIZE });
  return (
    <div className="grid gap-5">
      <PageHeader
        title={texts.title}
        description={texts.description}
        actions={<SavedViewsBar page="statements" />}
      />
      <StatementFilters
        names={list}
        exportHref={
          me.can("statement:export") ? keepParams("/statements/export", asked, { page: null }) : null
        }
      />
      <Card isFlush>
        <StatementTable rows={list.rows} sums={list.sums} />
        <PageLinks page={params.page} size={PAGE_SIZE} total={list.total} />
      </Card>
    </div>
  );
}
