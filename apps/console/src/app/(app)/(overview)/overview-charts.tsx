import { ButtonLink } from "@tributary/ui/button";
import { Card } from "@tributary/ui/card";
import { ChartLinesGap } from "@tributary/ui/chart-lines-gap";
import { ChartRankedBars } from "@tributary/ui/chart-ranked-bars";
import { ChartStackedBars } from "@tributary/ui/chart-stacked-bars";
import { EmptyState } from "@tributary/ui/empty-state";
import { addressOf } from "@/frame/address.ts";
import { overviewTexts } from "@/texts/overview.ts";
import { reconciliationTexts } from "@/texts/reconciliation.ts";
import { SettlementStrip } from "./settlement-strip.tsx";
import type { Overview } from "./types.ts";

/** Older is stronger: the same colour, in four strengths. */
const AGE_COLORS = [25, 45, 70, 100].map(
  (share) => `color-mix(in oklab, var(--chart-4) ${share}%, var(--card))`,
);

/** Leakage by month, what waits and for how long, whose margin is thin, and how far everybody is. */
export function OverviewCharts({ overview }: { readonly overview: Overview }) {
  return (
    <div className="grid gap-5 xl:grid-cols-2">
      <MonthChart overview={overview} />
      <BacklogChart overview={overview} />
      <MarginRanking overview={overview} />
      <SettlementStrip overview={overview} />
    </div>
  );
}

function MonthChart({ overview: { months, scope } }: { readonly overview: Overview }) {
  const texts = overviewTexts.months;
  const isAccrued = months.at(-1)?.isAccrued ?? false;
  return (
    <ChartLinesGap
      title={texts.title}
      description={isAccrued ? `${texts.description} ${texts.accrued}` : texts.description}
      names={texts.names}
      currency={scope.currency}
      points={months.map(({ period, invoiceMicros, recordsMicros }) => ({
        period,
        firstMicros: invoiceMicros,
        secondMicros: recordsMicros,
      }))}
    />
  );
}

function BacklogChart({ overview: { backlog, scope } }: { readonly overview: Overview }) {
  const texts = overviewTexts.backlog;
  if (backlog.length === 0) {
    return (
      <Card title={texts.title} description={texts.description}>
        <EmptyState title={texts.emptyTitle}>{texts.emptyText}</EmptyState>
      </Card>
    );
  }
  return (
    <ChartStackedBars
      title={texts.title}
      description={texts.description}
      names={texts.names}
      currency={scope.currency}
      series={texts.ages.map((label, index) => ({ key: label, label, color: AGE_COLORS[index] }))}
      bars={backlog.map(({ cause, byAge }) => ({
        key: cause,
        label: reconciliationTexts.causes[cause] ?? cause,
        micros: byAge.map(({ micros }) => micros),
      }))}
    />
  );
}

function MarginRanking({ overview: { ranking, scope } }: { readonly overview: Overview }) {
  const texts = overviewTexts.ranking;
  const { currency, period } = scope;
  return (
    <ChartRankedBars
      title={texts.title}
      description={texts.description}
      names={texts.names}
      actions={
        <ButtonLink size="sm" href={addressOf("/operators", { currency, period, sort: "margin" })}>
          {texts.all}
        </ButtonLink>
      }
      bars={ranking.map(({ operatorId, name, marginBps }) => ({
        key: operatorId,
        label: name,
        bps: marginBps,
        href: addressOf(`/operators/${operatorId}`, { currency, period }),
      }))}
    />
  );
}
