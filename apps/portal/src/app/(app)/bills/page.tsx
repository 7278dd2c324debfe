import { ButtonLink } from "@tributary/ui/button";
import { Card } from "@tributary/ui/card";
import { EmptyState } from "@tributary/ui/empty-state";
import { FilterBar } from "@tributary/ui/filter-bar";
import { formatPeriod } from "@tributary/ui/format/period";
import { Money } from "@tributary/ui/money";
import { PageHeader } from "@tributary/ui/page-header";
import type { Metadata } from "next";
import { ExportMenu } from "@/frame/export-menu.tsx";
import { ListPages } from "@/frame/list-pages.tsx";
import { NoAccess } from "@/frame/no-access.tsx";
import { requireMe } from "@/session/require-me.ts";
import { billTexts as texts } from "@/texts/bill.ts";
import { api } from "@/trpc/server.ts";
import { BillTable } from "./bill-table.tsx";
import { listInput, listParams, PAGE_SIZE } from "./list-params.ts";
import { PrepareButton } from "./prepare-button.tsx";
import { RunTable } from "./run-table.tsx";

export const metadata: Metadata = { title: texts.title };

const STATES = ["draft", "open", "overdue", "paid"] as const;

export default async function Bills({ searchParams }: PageProps<"/bills">) {
  const me = await requireMe();
  if (!me.can("bill:read")) return <NoAccess />;
  const params = listParams.parse(await searchParams);
  const { page, q, state, period } = params;
  const { rows, total, openMicros, runs, nextPeriod } = await api.bill.list({
    ...listInput(params),
    page,
    pageSize: PAGE_SIZE,
  });
  const currency = rows[0]?.currency;
  const isFiltered = q !== undefined || state !== undefined || period !== undefined;
  return (
    <div className="grid gap-5">
      <PageHeader
        title={texts.title}
        description={texts.description}
        actions={
          <>
            {me.can("bill:export") && <ExportMenu href="/bills/export" />}
            {nextPeriod !== null && me.can("bill:write") && <PrepareButton period={nextPeriod} />}
          </>
        }
      />
      <RunTable runs={runs} />
      <FilterBar
        search={{ param: "q", label: texts.search, placeholder: texts.searchPlaceholder }}
        filters={[
          {
            param: "state",
            label: texts.state,
            options: STATES.map((value) => ({ value, label: texts.states[value] })),
          },
          {
            param: "period",
            label: texts.period,
            options: runs.map((run) => ({ value: run.period, label: formatPeriod(run.period) })),
          },
        ]}
      />
      {currency !== undefined && (
        <p className="text-muted-foreground text-sm">
          {texts.open}: <Money micros={openMicros} currency={currency} />
        </p>
      )}
      <Card isFlush>
        <BillTable rows={rows} empty={<Nothing isFiltered={isFiltered} />} />
        <ListPages
          path="/bills"
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
      action={isFiltered && <ButtonLink href="/bills">{empty.reset}</ButtonLink>}
    >
      <p>{isFiltered ? empty.filtered : empty.text}</p>
    </EmptyState>
  );
}
