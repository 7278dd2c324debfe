import { Alert } from "@tributary/ui/alert";
import { Card } from "@tributary/ui/card";
import { ChartFrame } from "@tributary/ui/chart-frame";
import { EmptyState } from "@tributary/ui/empty-state";
import { formatPeriod } from "@tributary/ui/format/period";
import { formatDecimal } from "@tributary/ui/format/quantity";
import { MonthSelect } from "@/frame/month-select.tsx";
import { planTexts } from "@/texts/plan.ts";
import { usageTexts } from "@/texts/usage.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import { EconomicsBars } from "./economics-bars.tsx";
import { EconomicsTable } from "./economics-table.tsx";

export type Economics = Outputs["plan"]["economics"];

const { economics: texts } = planTexts;

/** What a version earns by what its subscribers use, as bars or as a table. */
export function Economics({ economics }: { readonly economics: Economics }) {
  const { period, periods, levels, subscribers } = economics;
  if (period === null || levels.length === 0) {
    return (
      <Card title={texts.title} actions={<Months period={period} periods={periods} />}>
        <EmptyState title={texts.empty.title}>
          <p>{texts.empty.text}</p>
        </EmptyState>
      </Card>
    );
  }
  return (
    <div className="grid gap-3">
      <ChartFrame
        title={texts.title}
        description={texts.description(formatDecimal(BigInt(subscribers)), formatPeriod(period))}
        actions={<Months period={period} periods={periods} />}
        table={<EconomicsTable economics={economics} />}
        legend={[
          { label: texts.revenue, color: "var(--chart-1)" },
          { label: texts.contract, color: "var(--chart-2)" },
        ]}
      >
        <EconomicsBars economics={economics} />
      </ChartFrame>
      <Notes economics={economics} />
    </div>
  );
}

function Months({
  period,
  periods,
}: {
  readonly period: string | null;
  readonly periods: readonly string[];
}) {
  return period === null ? null : <MonthSelect label={texts.month} month={period} months={periods} />;
}

function Notes({ economics: { missing, unpriced } }: { readonly economics: Economics }) {
  const services = unpriced.map((service) => usageTexts.services[service] ?? service).join(", ");
  return (
    <>
      {missing !== null && <Alert tone="info" title={texts.missing[missing]} />}
      {unpriced.length > 0 && <Alert tone="warning" title={texts.unpriced(services)} />}
    </>
  );
}
