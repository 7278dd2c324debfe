import { Card } from "@tributary/ui/card";
import { EmptyState } from "@tributary/ui/empty-state";
import { PageHeader } from "@tributary/ui/page-header";
import type { Metadata } from "next";
import { ExportMenu } from "@/frame/export-menu.tsx";
import { keepParams } from "@/frame/keep-params.ts";
import { NoAccess } from "@/frame/no-access.tsx";
import { requireMe } from "@/session/require-me.ts";
import { auditTexts as texts } from "@/texts/audit.ts";
import { api } from "@/trpc/server.ts";
import { SavedViewsBar } from "@/views/saved-views-bar.tsx";
import { AuditFilters } from "./audit-filters.tsx";
import { AuditPages } from "./audit-pages.tsx";
import { AuditTable } from "./audit-table.tsx";
import { Chains } from "./chains.tsx";
import { listInput, listParams, PAGE_SIZE } from "./search.ts";

export const metadata: Metadata = { title: texts.title };

export default async function AuditPage({ searchParams }: PageProps<"/audit">) {
  const me = await requireMe();
  if (!me.can("audit:read")) return <NoAccess />;
  const asked = await searchParams;
  const params = listParams.parse(asked);
  // Whoever reads the log seals it first, so that what is read is sealed.
  const chains = await api.audit.chains();
  const list = await api.audit.list({ ...listInput(params), before: params.before, limit: PAGE_SIZE });
  return (
    <div className="grid gap-5">
      <PageHeader
        title={texts.title}
        description={texts.description}
        actions={
          <>
            <SavedViewsBar page="audit" />
            {me.can("audit:export") && (
              <ExportMenu href={keepParams("/audit/export", asked, { before: null })} />
            )}
          </>
        }
      />
      <Chains chains={chains} />
      <AuditFilters params={params} operators={list.operators} />
      <Card isFlush>
        {list.rows.length === 0 ? (
          <EmptyState title={texts.list.empty.title}>{texts.list.empty.text}</EmptyState>
        ) : (
          <AuditTable rows={list.rows} />
        )}
        <AuditPages asked={asked} next={list.next} />
      </Card>
    </div>
  );
}
