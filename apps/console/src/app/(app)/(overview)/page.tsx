import { ButtonLink } from "@tributary/ui/button";
import { EmptyState } from "@tributary/ui/empty-state";
import { PageHeader } from "@tributary/ui/page-header";
import type { Metadata } from "next";
import { ScopePicker } from "@/frame/scope-picker.tsx";
import { hasPlace } from "@/navigation.ts";
import { requireMe } from "@/session/require-me.ts";
import { overviewTexts } from "@/texts/overview.ts";
import { api } from "@/trpc/server.ts";
import { OperatorSection } from "./operator-section.tsx";
import { OverviewCharts } from "./overview-charts.tsx";
import { OverviewTiles } from "./overview-tiles.tsx";
import { QualityNote } from "./quality-note.tsx";
import { RetailSection } from "./retail-section.tsx";
import { overviewSearch } from "./search.ts";
import type { Overview } from "./types.ts";

export const metadata: Metadata = { title: overviewTexts.title };

interface OverviewPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function OverviewPage({ searchParams }: OverviewPageProps) {
  const me = await requireMe();
  const [overview, alerts] = await Promise.all([
    api.overview.show(overviewSearch.parse(await searchParams)),
    me.can("alert:read") ? api.alert.waiting() : null,
  ]);
  if (overview === null) {
    return (
      <>
        <PageHeader title={overviewTexts.title} />
        <EmptyState title={overviewTexts.empty.title}>{overviewTexts.empty.text}</EmptyState>
      </>
    );
  }
  const { scope } = overview;
  return (
    <div className="grid gap-5">
      <PageHeader
        title={overviewTexts.title}
        description={overviewTexts.description}
        actions={
          <>
            <ScopePicker scope={scope} />
            <OpenWorst overview={overview} />
          </>
        }
      />
      <QualityNote quality={overview.quality} currency={scope.currency} />
      <OverviewTiles overview={overview} alerts={alerts} />
      <OverviewCharts overview={overview} />
      <OperatorSection overview={overview} />
      <RetailSection overview={overview} />
    </div>
  );
}

/** The one thing to do first: the exception with the most money, or else the largest overdue statement. */
function OpenWorst({ overview: { worst, overdue } }: { readonly overview: Overview }) {
  if (worst !== null) {
    return (
      <ButtonLink variant="primary" href={`/settlement/${worst.agreementId}/${worst.period}/exceptions`}>
        {overviewTexts.openWorst}
      </ButtonLink>
    );
  }
  if (overdue === null || !hasPlace("/statements")) return null;
  return (
    <ButtonLink variant="primary" href={`/statements/${overdue.number}`}>
      {overviewTexts.openOverdue}
    </ButtonLink>
  );
}
