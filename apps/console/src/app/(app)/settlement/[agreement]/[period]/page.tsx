import { formatPeriod } from "@tributary/ui/format/period";
import type { Metadata } from "next";
import { Suspense } from "react";
import { keepParams } from "@/frame/keep-params.ts";
import { NoAccess } from "@/frame/no-access.tsx";
import { requireMe } from "@/session/require-me.ts";
import { settlementTexts } from "@/texts/settlement.ts";
import { api } from "@/trpc/server.ts";
import { SavedViewsBar } from "@/views/saved-views-bar.tsx";
import { ExceptionDetail, ExceptionDetailSkeleton } from "./exceptions/exception-detail.tsx";
import { ExceptionDrawer } from "./exceptions/exception-drawer.tsx";
import { ExceptionsQueue } from "./exceptions/exceptions-queue.tsx";
import { readExceptionSearch } from "./exceptions/search.ts";
import { loadRun, type RunParams, readAddress, type SearchParams } from "./load-run.ts";
import { tabPath } from "./run-address.ts";
import { RunFrame } from "./run-frame.tsx";

interface PageProps {
  readonly params: RunParams;
  readonly searchParams: SearchParams;
}

export async function generateMetadata({ params, searchParams }: PageProps): Promise<Metadata> {
  const { agreementId, period } = await readAddress(params, searchParams);
  return { title: settlementTexts.run.metaTitle(agreementId, formatPeriod(period)) };
}

/** Exceptions first: what matches needs nobody. */
export default async function ExceptionsPage({ params, searchParams }: PageProps) {
  const me = await requireMe();
  if (!me.can("settlement:read")) return <NoAccess />;
  const address = await readAddress(params, searchParams);
  const { agreementId, period } = address;
  const search = await searchParams;
  const { filter, ...position } = readExceptionSearch(search);
  const [{ period: month, run }, queue] = await Promise.all([
    loadRun(address),
    api.reconciliation.exceptions({ agreementId, period, ...filter, ...position }),
  ]);
  const { exception } = search;
  const shown = typeof exception === "string" ? exception : null;
  const path = tabPath(address, "exceptions");
  const isLocked = run?.status === "approved" || run?.status === "issued";
  return (
    <RunFrame address={address} tab="exceptions">
      <ExceptionsQueue
        key={keepParams(path, search, { exception: null, cursor: null, sort: null })}
        queue={queue}
        scope={{ agreementId, period }}
        filter={filter}
        sort={position.sort}
        search={search}
        path={path}
        at={new Date()}
        rights={{
          dispute: me.can("mno-invoice:write") && !isLocked,
          waive: me.can("mno-invoice:approve") && !isLocked,
          export: me.can("mno-invoice:write"),
        }}
        isCompared={month.matchedMicros !== null}
        views={<SavedViewsBar page="exceptions" />}
      />
      <ExceptionDrawer isOpen={shown !== null} closeHref={keepParams(path, search, { exception: null })}>
        {shown !== null && (
          <Suspense key={shown} fallback={<ExceptionDetailSkeleton />}>
            <ExceptionDetail id={shown} zone={queue.zone} />
          </Suspense>
        )}
      </ExceptionDrawer>
    </RunFrame>
  );
}
