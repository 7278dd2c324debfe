import { Card } from "@tributary/ui/card";
import { EmptyState } from "@tributary/ui/empty-state";
import { formatPeriod } from "@tributary/ui/format/period";
import type { Metadata } from "next";
import { keepParams } from "@/frame/keep-params.ts";
import { NoAccess } from "@/frame/no-access.tsx";
import { PageLinks } from "@/frame/page-links.tsx";
import { requireMe } from "@/session/require-me.ts";
import { settlementTexts } from "@/texts/settlement.ts";
import { settlementViewTexts } from "@/texts/settlement-views.ts";
import { api } from "@/trpc/server.ts";
import { loadRun, type RunParams, readAddress, type SearchParams } from "../load-run.ts";
import { tabPath } from "../run-address.ts";
import { RunFrame } from "../run-frame.tsx";
import { AllocationMatrix } from "./allocation-matrix.tsx";
import { AllocationSearch } from "./allocation-search.tsx";
import { LinesDrawer } from "./lines-drawer.tsx";
import { RunLines } from "./run-lines.tsx";
import { readMatrixSearch } from "./search.ts";

const texts = settlementViewTexts.allocation;

interface PageProps {
  readonly params: RunParams;
  readonly searchParams: SearchParams;
}

export async function generateMetadata({ params, searchParams }: PageProps): Promise<Metadata> {
  const { agreementId, period } = await readAddress(params, searchParams);
  const { metaTitle, tabs } = settlementTexts.run;
  return { title: `${tabs.allocation} · ${metaTitle(agreementId, formatPeriod(period))}` };
}

/** Who bears what of each line, down to the posted lines behind an amount. */
export default async function AllocationPage({ params, searchParams }: PageProps) {
  const me = await requireMe();
  if (!me.can("settlement:read")) return <NoAccess />;
  const address = await readAddress(params, searchParams);
  const search = await searchParams;
  const { run, period } = await loadRun(address);
  if (run === null) {
    return (
      <RunFrame address={address} tab="allocation">
        <Card>
          <EmptyState title={settlementTexts.run.notPrepared.title}>{texts.notPrepared}</EmptyState>
        </Card>
      </RunFrame>
    );
  }
  const { filter, position, drill } = readMatrixSearch(search);
  const matrix = await api.settlement.matrix({ runId: run.id, ...filter, ...position });
  const path = tabPath(address, "allocation");
  const list = { ...search, op: undefined, line: undefined, kind: undefined };
  const exportHref = keepParams(`${path}/export`, list, { page: null });
  return (
    <RunFrame address={address} tab="allocation">
      <AllocationSearch exportHref={me.can("statement:export") ? exportHref : null} />
      <Card isFlush>
        <AllocationMatrix
          matrix={matrix}
          sort={filter.sort}
          sortHref={(sort) => keepParams(path, list, { sort, page: null })}
          cellHref={(cell) => keepParams(path, list, cell)}
        />
        {matrix.matching === 0 ? (
          <EmptyState title={texts.noMatchTitle}>{texts.noMatchText}</EmptyState>
        ) : (
          <PageLinks page={position.page} size={position.pageSize} total={matrix.matching} />
        )}
      </Card>
      <LinesDrawer isOpen={drill !== null} closeHref={keepParams(path, list, {})}>
        {drill !== null && (
          <RunLines runId={run.id} drill={drill} columns={matrix.columns} currency={period.currency} />
        )}
      </LinesDrawer>
    </RunFrame>
  );
}
