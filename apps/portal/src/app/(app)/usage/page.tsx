import { Card } from "@tributary/ui/card";
import { EmptyState } from "@tributary/ui/empty-state";
import { PageHeader } from "@tributary/ui/page-header";
import type { Metadata } from "next";
import { z } from "zod";
import { ExportMenu } from "@/frame/export-menu.tsx";
import { MonthSelect } from "@/frame/month-select.tsx";
import { NoAccess } from "@/frame/no-access.tsx";
import { requireMe } from "@/session/require-me.ts";
import { usageTexts as texts } from "@/texts/usage.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import { api } from "@/trpc/server.ts";
import { ServiceTile } from "./service-tile.tsx";
import { UsageChart } from "./usage-chart.tsx";
import { Waiting } from "./waiting.tsx";

export const metadata: Metadata = { title: texts.title };

const query = z.object({
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional()
    .catch(undefined),
});

export default async function Usage({ searchParams }: PageProps<"/usage">) {
  const me = await requireMe();
  if (!me.can("usage:read")) return <NoAccess />;
  const { month } = query.parse(await searchParams);
  const [usage, waiting] = await Promise.all([
    api.usage.month({ month }),
    me.can("quarantine:read") ? api.usage.waiting() : null,
  ]);
  return (
    <div className="grid gap-5">
      <PageHeader
        title={texts.title}
        description={texts.description(usage.zones.join(", "))}
        actions={
          <>
            <MonthSelect label={texts.month} month={usage.month} months={usage.months} />
            {me.can("usage:export") && <ExportMenu href="/usage/export" />}
          </>
        }
      />
      <Month usage={usage} />
      {waiting !== null && <Waiting reasons={waiting} zone={usage.zones[0] ?? "UTC"} />}
    </div>
  );
}

function Month({ usage }: { readonly usage: Outputs["usage"]["month"] }) {
  const { services, days, previousMonth } = usage;
  if (services.length === 0) {
    return (
      <Card>
        <EmptyState title={texts.empty.title}>
          <p>{texts.empty.text}</p>
        </EmptyState>
      </Card>
    );
  }
  return (
    <>
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        {services.map((service) => (
          <ServiceTile key={service.service} usage={service} previousMonth={previousMonth} />
        ))}
      </div>
      <div className="grid gap-5 xl:grid-cols-2">
        {services.map(({ service }, index) => (
          <UsageChart
            key={service}
            service={service}
            days={days.flatMap(({ day, cells }) => (cells[index] ? [{ day, ...cells[index] }] : []))}
          />
        ))}
      </div>
    </>
  );
}
