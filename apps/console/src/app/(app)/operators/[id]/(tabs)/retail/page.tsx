import { Card } from "@tributary/ui/card";
import { ChartStackedBars } from "@tributary/ui/chart-stacked-bars";
import { EmptyState } from "@tributary/ui/empty-state";
import { formatPeriod, formatPeriodShort } from "@tributary/ui/format/period";
import { addressOf } from "@/frame/address.ts";
import { ExportMenu } from "@/frame/export-menu.tsx";
import { ScopePicker } from "@/frame/scope-picker.tsx";
import { requireMe } from "@/session/require-me.ts";
import { retailTexts } from "@/texts/retail.ts";
import { notFoundOnRefusal } from "@/trpc/not-found.ts";
import { api } from "@/trpc/server.ts";
import { type OperatorPageProps, readOperatorPage } from "../../search.ts";
import { type Month, RetailMonths } from "./retail-months.tsx";

const texts = retailTexts.one;

export default async function OperatorRetailPage(props: OperatorPageProps) {
  const me = await requireMe();
  const asked = await readOperatorPage(props);
  const shown = await notFoundOnRefusal(api.retailTotal.show(asked));
  if (shown === null) return <EmptyState title={texts.emptyTitle}>{texts.emptyText}</EmptyState>;
  const { scope, months } = shown;
  const { currency, period } = scope;
  const bars = months.flatMap(barOf);
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <ScopePicker scope={scope} />
        {me.can("portfolio:export") && (
          <ExportMenu
            href={addressOf(`/operators/${asked.operatorId}/retail/export`, { currency, period })}
          />
        )}
        <p className="max-w-prose text-muted-foreground text-xs">{texts.note}</p>
      </div>
      {bars.length > 0 && (
        <ChartStackedBars
          title={texts.chart}
          description={texts.chartText}
          names={texts.names}
          currency={currency}
          series={[
            { key: "charged", label: texts.series.charged },
            { key: "kept", label: texts.series.kept },
          ]}
          bars={bars}
        />
      )}
      <Card title={texts.months} isFlush>
        <RetailMonths months={[...months].reverse()} currency={currency} />
      </Card>
    </>
  );
}

/** A month's revenue, parted; none where no statement charges it yet. */
function barOf({ period, revenueMicros, retailMargin, isMarginProvisional }: Month) {
  if (retailMargin === null) return [];
  const { micros } = retailMargin;
  const name = formatPeriod(period);
  return [
    {
      key: period,
      label: isMarginProvisional ? `${name}, ${retailTexts.provisional}` : name,
      tick: formatPeriodShort(period),
      micros: [revenueMicros - micros, micros],
    },
  ];
}
