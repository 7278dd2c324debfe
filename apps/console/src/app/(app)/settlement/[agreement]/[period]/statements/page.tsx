import { Card } from "@tributary/ui/card";
import { EmptyState } from "@tributary/ui/empty-state";
import { formatPeriod } from "@tributary/ui/format/period";
import type { Metadata } from "next";
import { NoAccess } from "@/frame/no-access.tsx";
import { PageLinks } from "@/frame/page-links.tsx";
import { pageParam } from "@/frame/search-params.ts";
import { requireMe } from "@/session/require-me.ts";
import { settlementTexts } from "@/texts/settlement.ts";
import { settlementViewTexts } from "@/texts/settlement-views.ts";
import { api } from "@/trpc/server.ts";
import { loadRun, type RunParams, readAddress, type SearchParams } from "../load-run.ts";
import { RunFrame } from "../run-frame.tsx";
import { StatementsTable } from "./statements-table.tsx";

const texts = settlementViewTexts.statements;
const PAGE_SIZE = 50;

interface PageProps {
  readonly params: RunParams;
  readonly searchParams: SearchParams;
}

export async function generateMetadata({ params, searchParams }: PageProps): Promise<Metadata> {
  const { agreementId, period } = await readAddress(params, searchParams);
  const { metaTitle, tabs } = settlementTexts.run;
  return { title: `${tabs.statements} · ${metaTitle(agreementId, formatPeriod(period))}` };
}

/** The statements that a run will be, or was, issued as. */
export default async function RunStatementsPage({ params, searchParams }: PageProps) {
  const me = await requireMe();
  if (!me.can("settlement:read")) return <NoAccess />;
  const address = await readAddress(params, searchParams);
  const search = await searchParams;
  const { run } = await loadRun(address);
  const position = { page: pageParam.parse(search.page), pageSize: PAGE_SIZE };
  const list = run === null ? null : await api.settlement.statements({ runId: run.id, ...position });
  return (
    <RunFrame address={address} tab="statements">
      <Card isFlush>
        {list === null || list.total === 0 ? (
          <EmptyState title={texts.emptyTitle}>{texts.emptyText}</EmptyState>
        ) : (
          <>
            <p className="border-b px-3 py-2 text-muted-foreground text-sm">
              {run?.issuedAt === null ? texts.before : texts.after}
            </p>
            <StatementsTable list={list} />
            <PageLinks page={position.page} size={position.pageSize} total={list.total} />
          </>
        )}
      </Card>
    </RunFrame>
  );
}
