import { Alert } from "@tributary/ui/alert";
import { Breadcrumb } from "@tributary/ui/breadcrumb";
import { Card } from "@tributary/ui/card";
import { DescriptionList } from "@tributary/ui/description-list";
import { EmptyState } from "@tributary/ui/empty-state";
import { FilterBar } from "@tributary/ui/filter-bar";
import { Instant } from "@tributary/ui/instant";
import { PageHeader } from "@tributary/ui/page-header";
import type { Metadata } from "next";
import { z } from "zod";
import { NoAccess } from "@/frame/no-access.tsx";
import { PageLinks } from "@/frame/page-links.tsx";
import { requireMe } from "@/session/require-me.ts";
import { webhookTexts as texts } from "@/texts/webhook.ts";
import { notFoundOnRefusal } from "@/trpc/not-found.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import { api } from "@/trpc/server.ts";
import { EndpointState } from "../endpoint-state.tsx";
import { DeliveryTable } from "./delivery-table.tsx";
import { EndpointActions } from "./endpoint-actions.tsx";
import { Secret } from "./secret.tsx";

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
      <Standing endpoint={endpoint} />
      <Card>
        <DescriptionList columns={2} items={factsOf(endpoint)} />
      </Card>
      {canWrite && <Secret id={id} />}
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

type Endpoint = Outputs["webhook"]["show"]["endpoint"];

function Standing({ endpoint: { disabledBecause, failingSince } }: { readonly endpoint: Endpoint }) {
  if (disabledBecause !== null) return <Alert tone="bad" title={texts.off(disabledBecause)} />;
  return failingSince === null ? null : <Alert tone="warning" title={texts.failing} />;
}

function factsOf(endpoint: Endpoint) {
  const { facts, none, events } = texts;
  const names: Readonly<Record<string, string>> = events;
  const { previousUntil } = endpoint;
  return [
    { term: facts.url, value: <span className="break-all">{endpoint.url}</span> },
    { term: facts.events, value: endpoint.eventTypes.map((type) => names[type] ?? type).join("; ") },
    { term: facts.by, value: endpoint.createdBy },
    { term: facts.at, value: <Instant at={endpoint.createdAt} zone="UTC" /> },
    {
      term: facts.previous,
      value: previousUntil === null ? none : <Instant at={previousUntil} zone="UTC" />,
    },
  ];
}

function Nothing() {
  return (
    <EmptyState title={texts.log.empty.title}>
      <p>{texts.log.empty.text}</p>
    </EmptyState>
  );
}
