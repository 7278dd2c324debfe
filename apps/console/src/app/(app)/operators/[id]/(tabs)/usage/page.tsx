import { Card } from "@tributary/ui/card";
import { ChartStackedBars } from "@tributary/ui/chart-stacked-bars";
import { EmptyState } from "@tributary/ui/empty-state";
import { ScopePicker } from "@/frame/scope-picker.tsx";
import { requirePrincipal } from "@/session/require-principal.ts";
import { operatorTexts } from "@/texts/operators.ts";
import { notFoundOnRefusal } from "@/trpc/not-found.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import { api } from "@/trpc/server.ts";
import { type OperatorPageProps, readOperatorPage } from "../../search.ts";
import { UsageLines } from "./usage-lines.tsx";

const texts = operatorTexts.usage;

export default async function OperatorUsagePage(props: OperatorPageProps) {
  await requirePrincipal();
  const usage = await notFoundOnRefusal(api.operator.usage(await readOperatorPage(props)));
  if (usage === null) {
    return <EmptyState title={operatorTexts.noAgreement.title}>{operatorTexts.noAgreement.text}</EmptyState>;
  }
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <ScopePicker scope={usage.scope} />
        <p className="max-w-prose text-muted-foreground text-xs">{texts.note}</p>
      </div>
      {usage.lines.length === 0 ? (
        <EmptyState title={texts.emptyTitle}>{texts.emptyText}</EmptyState>
      ) : (
        <UsageOfMonth usage={usage} />
      )}
    </>
  );
}

function UsageOfMonth({ usage }: { readonly usage: NonNullable<Outputs["operator"]["usage"]> }) {
  const { scope, services, days, lines, zones } = usage;
  return (
    <>
      <ChartStackedBars
        title={texts.days}
        description={texts.zone(zones)}
        names={texts.names}
        currency={scope.currency}
        series={services.map((service) => ({
          key: service,
          label: operatorTexts.services[service] ?? service,
        }))}
        bars={days.map(({ day, chargeMicros }) => ({
          key: day,
          label: day,
          tick: day.slice(8),
          micros: chargeMicros,
        }))}
      />
      <Card title={texts.lines} isFlush>
        <UsageLines lines={lines} currency={scope.currency} />
      </Card>
    </>
  );
}
