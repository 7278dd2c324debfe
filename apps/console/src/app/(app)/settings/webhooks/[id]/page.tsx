import { Breadcrumb } from "@tributary/ui/breadcrumb";
import { Card } from "@tributary/ui/card";
import { EmptyState } from "@tributary/ui/empty-state";
import { FilterBar } from "@tributary/ui/filter-bar";
import { PageHeader } from "@tributary/ui/page-header";
import { DeliveryTable } from "@tributary/ui/webhook/delivery-table";
import { EndpointActions } from "@tributary/ui/webhook/endpoint-actions";
import { EndpointFacts } from "@tributary/ui/webhook/endpoint-facts";
import { EndpointSecret } from "@tributary/ui/webhook/endpoint-secret";
import { EndpointState } from "@tributary/ui/webhook/endpoint-state";
import { webhookTexts as texts } from "@tributary/ui/webhook/words";
import type { Metadata } from "next";
import { z } from "zod";
import { NoAccess } from "@/frame/no-access.tsx";
import { PageLinks } from "@/frame/page-links.tsx";
import { requireMe } from "@/session/require-me.ts";
import { notFoundOnRefusal } from "@/trpc/not-found.ts";
import { api } from "@/trpc/server.ts";

export const metadata: Metadata = { title: texts.title };

const PAGE_SIZE = 25;
const STATES = ["waiting", "running", "done", "failed"] as const;

const logParams = z.object({
  status: z.enum(STATES).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).default(1).catch(1),
});

export default async function Webhook({ params, searchParams }: PageProps<"/settings/webhooks/[id]">) {
  const me = await requireMe();
  if (!me.can("webhook:read")) return <NoAccess />;
  const { id } = await params;
  const asked = logParams.parse(await searchParams);
  const { status, page } = asked;
  const statuses = status === undefined ? undefined : [status];
  const shown = await notFoundOnRefusal(api.webhook.show({ id, statuses, page, pageSize: PAGE_SIZE }));
  const { endpoint, rows, total } = shown;
  const canWrite = me.can("webhook:write");
  const title = endpoint.description || new URL(endpoint.url).host;
  return (
    <div className="grid gap-5">
      <Breadcrumb items={[{ label: texts.title, href: "/settings/webhooks" }, { label: title }]} />
      <PageHeader
        title={title}
        meta={<EndpointState endpoint={endpoint} />}
        actions={canWrite && <EndpointActions endpoint={endpoint} />}
      />
      <EndpointFacts endpoint={endpoint} />
      {canWrite && <EndpointSecret id={id} />}
      <FilterBar
        filters={[
          {
            param: "status",
            label: texts.log.status,
            options: STATES.map((value) => ({ value, label: texts.log.states[value] })),
          },
        ]}
      />
      <Card title={texts.log.title} isFlush>
        <DeliveryTable rows={rows} canWrite={canWrite} empty={<Nothing />} />
        <PageLinks page={page} size={PAGE_SIZE} total={total} />
      </Card>
    </div>
  );
}

function Nothing() {
  return (
    <EmptyState title={texts.log.empty.title}>
      <p>{texts.log.empty.text}</p>
    </EmptyState>
  );
}
