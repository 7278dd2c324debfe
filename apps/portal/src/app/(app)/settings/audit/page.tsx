import { ButtonLink } from "@tributary/ui/button";
import { Card } from "@tributary/ui/card";
import { EmptyState } from "@tributary/ui/empty-state";
import { FilterBar } from "@tributary/ui/filter-bar";
import { formatPeriod, shiftPeriod } from "@tributary/ui/format/period";
import { PageHeader } from "@tributary/ui/page-header";
import type { Metadata } from "next";
import { ExportMenu } from "@/frame/export-menu.tsx";
import { ListPages } from "@/frame/list-pages.tsx";
import { NoAccess } from "@/frame/no-access.tsx";
import { requireMe } from "@/session/require-me.ts";
import { auditTexts as texts } from "@/texts/settings.ts";
import { api } from "@/trpc/server.ts";
import { SavedViewsBar } from "@/views/saved-views-bar.tsx";
import { AuditRows } from "./audit-rows.tsx";
import { Chain } from "./chain.tsx";
import { listInput, listParams, PAGE_SIZE } from "./list-params.ts";

export const metadata: Metadata = { title: texts.title };

const MONTHS_BACK = 24;

export default async function Audit({ searchParams }: PageProps<"/settings/audit">) {
  const me = await requireMe();
  if (!me.can("audit:read")) return <NoAccess />;
  const params = listParams.parse(await searchParams);
  const { page } = params;
  const [{ rows, total, zone }, chain] = await Promise.all([
    api.audit.list({ ...listInput(params), page, pageSize: PAGE_SIZE }),
    api.audit.chain(),
  ]);
  const isFiltered = [params.q, params.action, params.month].some((value) => value !== undefined);
  return (
    <div className="grid gap-5">
      <PageHeader
        title={texts.title}
        description={texts.description}
        actions={
          <>
            <SavedViewsBar page="audit" />
            {me.can("audit:export") && <ExportMenu href="/settings/audit/export" />}
          </>
        }
      />
      <Chain chain={chain} zone={zone} />
      <Filters />
      <Card isFlush>
        {rows.length === 0 ? <Nothing isFiltered={isFiltered} /> : <AuditRows rows={rows} zone={zone} />}
        <ListPages
          path="/settings/audit"
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

function Filters() {
  const now = new Date().toISOString().slice(0, 7);
  const months = Array.from({ length: MONTHS_BACK }, (_, back) => shiftPeriod(now, -back));
  return (
    <FilterBar
      search={{ param: "q", label: texts.search, placeholder: texts.searchPlaceholder }}
      filters={[
        {
          param: "action",
          label: texts.action,
          options: Object.entries(texts.actions).map(([value, label]) => ({ value, label })),
        },
        {
          param: "month",
          label: texts.month,
          options: months.map((value) => ({ value, label: formatPeriod(value) })),
        },
      ]}
    />
  );
}

function Nothing({ isFiltered }: { readonly isFiltered: boolean }) {
  const { empty } = texts;
  return (
    <EmptyState
      title={empty.title}
      action={isFiltered && <ButtonLink href="/settings/audit">{empty.reset}</ButtonLink>}
    >
      <p>{isFiltered ? empty.filtered : empty.text}</p>
    </EmptyState>
  );
}
